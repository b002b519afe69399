// Takes back the links of some posts to terms that their texts have no more.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (n:Post {uid: row.uid})-[old:SAYS]->(t:Term)
WHERE NOT t.uid IN row.uids
DELETE old
