// Every table of the published version.
//
// mode: read
// returns uid: STRING
// returns content: STRING
MATCH (t:PublishedTable)
RETURN t.uid AS uid, t.content AS content
ORDER BY uid
