// rule: MERGE of a relationship between two matched nodes makes it once
// expect: same
// --- write
CREATE (:Dialect {uid: 'a'}), (:Dialect {uid: 'b'})
// --- write
UNWIND [1, 2] AS n
MATCH (a:Dialect {uid: 'a'}), (b:Dialect {uid: 'b'})
MERGE (a)-[l:LINK]->(b)
ON CREATE SET l.n = n
ON MATCH SET l.again = n
// --- read
MATCH (:Dialect)-[l:LINK]->(:Dialect)
RETURN l.n AS n, l.again AS again, count(*) AS links
// --- rows
// {"n": 1, "again": 2, "links": 1}
