// Takes back the links of some nodes of one kind to terms that their names have no more.
//
// mode: write
// param kind: STRING = 'Occupation'
// param rows: LIST<MAP> = []
UNWIND $rows AS row
CALL (row) {
  MATCH (n:Occupation {uid: row.uid})
  WHERE $kind = 'Occupation'
  RETURN n
  UNION ALL
  MATCH (n:Competency {uid: row.uid})
  WHERE $kind = 'Competency'
  RETURN n
  UNION ALL
  MATCH (n:Organisation {uid: row.uid})
  WHERE $kind = 'Organisation'
  RETURN n
  UNION ALL
  MATCH (n:Place {uid: row.uid})
  WHERE $kind = 'Place'
  RETURN n
  UNION ALL
  MATCH (n:Training {uid: row.uid})
  WHERE $kind = 'Training'
  RETURN n
}
WITH n, row
MATCH (n)-[old:NAMED]->(t:Term)
WHERE NOT t.uid IN row.uids
DELETE old
