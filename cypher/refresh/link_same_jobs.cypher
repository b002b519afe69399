// Writes which posts are the same job as one that was opened first, and why.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (p:Post {uid: row.uid})
MATCH (q:Post {uid: row.first})
MERGE (p)-[r:SAME_JOB]->(q)
SET r.reason = row.reason
