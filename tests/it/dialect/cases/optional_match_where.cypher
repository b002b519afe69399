// rule: a WHERE after OPTIONAL MATCH filters the optional part and keeps the row
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:LINK]->(:Dialect {uid: 'b', n: 1}),
       (:Dialect {uid: 'c', n: 1})-[:LINK]->(:Dialect {uid: 'd', n: 5})
// --- read
MATCH (a:Dialect)
WHERE a.uid IN ['a', 'c']
OPTIONAL MATCH (a)-[:LINK]->(b:Dialect)
WHERE b.n > 3
RETURN a.uid AS uid, b.uid AS other, count(b) AS n
ORDER BY uid
// --- rows
// {"uid": "a", "other": null, "n": 0}
// {"uid": "c", "other": "d", "n": 1}
