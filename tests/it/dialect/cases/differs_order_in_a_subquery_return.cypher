// rule: a subquery orders and cuts before RETURN: after it, a node is forgotten where one row is left of several owners
// expect: differs
// --- write
CREATE (:Dialect {uid: 'a'}), (:Dialect {uid: 'b'})-[:LINK]->(:Dialect {uid: 'c'})-[:LINK]->(:Dialect {uid: 'd'})
// --- read
UNWIND ['a', 'b'] AS uid
MATCH (k:Dialect {uid: uid})
CALL (k) {
  MATCH (k)-[:LINK]->(p:Dialect)
  RETURN p
  ORDER BY p.uid
  LIMIT 5
}
MATCH (p)-[:LINK]->(q:Dialect)
RETURN p.uid AS p, q.uid AS q
ORDER BY p, q
// --- rows
// {"p": "c", "q": "d"}
// --- rows of the embedded engine
// {"p": "b", "q": "c"}
// {"p": "c", "q": "d"}
