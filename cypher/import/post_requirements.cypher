// What posts require.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Post {uid: row.post_uid})
MATCH (b:Competency {uid: row.competency_uid})
MERGE (a)-[r:REQUIRES]->(b)
SET r.level = row.level,
    r.importance = row.importance,
    r.origin = row.origin,
    r.confidence = row.confidence,
    r.derived = false
