// Takes back the links of some assignments to terms that their texts have no more.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (n:Assignment {uid: row.uid})-[old:CALLED]->(t:Term)
WHERE NOT t.uid IN row.uids
DELETE old
