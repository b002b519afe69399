// Writes a table of the version of the statistics that is being published.
//
// mode: write
// param uid: STRING = 'satisfactions'
// param content: STRING = '[]'
MERGE (t:PublishedTable {uid: $uid})
SET t.content = $content
