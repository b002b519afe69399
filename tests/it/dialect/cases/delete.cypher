// rule: DELETE of a relationship and DETACH DELETE of a node
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:LINK]->(:Dialect {uid: 'b'}), (a)-[:NEAR]->(:Dialect {uid: 'c'})
// --- write
MATCH (:Dialect {uid: 'a'})-[l:LINK]->(:Dialect)
DELETE l
// --- write
MATCH (c:Dialect {uid: 'c'})
DETACH DELETE c
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid, COUNT { (a)--() } AS links
ORDER BY uid
// --- rows
// {"uid": "a", "links": 0}
// {"uid": "b", "links": 0}
