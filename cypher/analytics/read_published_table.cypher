// A table of the published version, as one JSON text.
//
// mode: read
// param name: STRING = 'retention'
// returns content: STRING
MATCH (v:StatisticsVersion {uid: 'published'})
WITH toString(v.number) + ':' + $name AS uid
MATCH (t:PublishedTable {uid: uid})
RETURN t.content AS content
