// Takes some posts away from the jobs that they were notices of.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (p:Post {uid: row.uid})-[old:SAME_JOB]->(was)
DELETE old
