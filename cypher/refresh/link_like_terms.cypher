// Links some terms of careers to the terms of open posts that are spelt like them, themselves included.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (t:Term {uid: row.uid})
SET t.spelt = row.spelt
WITH t, row
UNWIND row.like AS like
MATCH (other:Term {uid: like.uid})
MERGE (t)-[l:LIKE]->(other)
SET l.similarity = like.similarity
