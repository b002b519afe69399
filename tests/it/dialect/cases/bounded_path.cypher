// rule: a bounded path with a condition that every relationship of it meets
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:NEXT {n: 5}]->(:Dialect {uid: 'b'})-[:NEXT {n: 4}]->
       (:Dialect {uid: 'c'})-[:NEXT {n: 1}]->(:Dialect {uid: 'd'}),
       (a)-[:NEXT {n: 1}]->(:Dialect {uid: 'e'})
// --- read
MATCH path = (a:Dialect {uid: 'a'})-[ts:NEXT*1..3]->(z:Dialect)
WHERE all(t IN ts WHERE t.n >= 4)
RETURN z.uid AS uid, length(path) AS steps, reduce(least = 99, t IN ts |
       CASE WHEN t.n < least THEN t.n ELSE least END) AS least
ORDER BY uid
// --- rows
// {"uid": "b", "steps": 1, "least": 5}
// {"uid": "c", "steps": 2, "least": 4}
