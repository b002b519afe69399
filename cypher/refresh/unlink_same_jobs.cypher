// Takes away the posts that are no longer the same job as some posts.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (p:Post {uid: row.uid})-[old:SAME_JOB]->(was)
WHERE NOT was.uid IN row.uids
DELETE old
