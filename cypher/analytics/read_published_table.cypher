// The rows of a table of the published version, as one JSON text.
//
// mode: read
// param uid: STRING = 'satisfactions'
// returns content: STRING
MATCH (t:PublishedTable {uid: $uid})
RETURN t.content AS content
