// rule: a subquery that orders and cuts before RETURN keeps its nodes
// expect: same
// --- write
CREATE (:Dialect {uid: 'a'}), (:Dialect {uid: 'b'})-[:LINK]->(:Dialect {uid: 'c'})-[:LINK]->(:Dialect {uid: 'd'})
// --- read
UNWIND ['a', 'b'] AS uid
MATCH (k:Dialect {uid: uid})
CALL (k) {
  MATCH (k)-[:LINK]->(p:Dialect)
  WITH p
  ORDER BY p.uid
  LIMIT 5
  RETURN p
}
MATCH (p)-[:LINK]->(q:Dialect)
RETURN p.uid AS p, q.uid AS q
ORDER BY p, q
// --- rows
// {"p": "c", "q": "d"}
