// Takes back the requirements of some posts that their texts state no more.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (p:Post {uid: row.uid})-[r:REQUIRES {derived: true}]->(c:Competency)
WHERE r.origin = 'EXTRACTED' AND NOT c.uid IN row.uids
DELETE r
