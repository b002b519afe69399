// Links some nodes of one kind to the terms of their names.
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
SET n.worded = row.worded
WITH n, row
UNWIND row.terms AS term
MERGE (t:Term {uid: term.uid})
ON CREATE SET t.idf = null, t.spelt = null
MERGE (n)-[r:NAMED]->(t)
SET r.weight = term.weight
