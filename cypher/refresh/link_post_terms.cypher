// Links some posts to the terms of their texts.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (n:Post {uid: row.uid})
SET n.worded = row.worded
WITH n, row
UNWIND row.terms AS term
MERGE (t:Term {uid: term.uid})
ON CREATE SET t.idf = null, t.spelt = null
MERGE (n)-[s:SAYS]->(t)
SET s.weight = term.weight
