// Writes which earlier posts are the same job as some posts, and why.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (p:Post {uid: row.uid})
UNWIND row.found AS found
MATCH (q:Post {uid: found.uid})
MERGE (p)-[r:SAME_JOB]->(q)
SET r.reason = found.reason
