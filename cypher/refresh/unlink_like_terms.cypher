// Takes back the links of some terms to terms that they are like no more.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (t:Term {uid: row.uid})-[old:LIKE]->(other:Term)
WHERE NOT other.uid IN row.uids
DELETE old
