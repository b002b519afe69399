// rule: a path of bounded length uses no relationship twice, so that a circle ends
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:NEXT]->(b:Dialect {uid: 'b'})-[:NEXT]->(a)
// --- read
MATCH path = (a:Dialect {uid: 'a'})-[:NEXT*1..4]->(z:Dialect)
RETURN length(path) AS steps, z.uid AS uid
ORDER BY steps
// --- rows
// {"steps": 1, "uid": "b"}
// {"steps": 2, "uid": "a"}
