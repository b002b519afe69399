// rule: CALL (x) { … } reads once for each row
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:LINK {w: 1}]->(:Dialect {uid: 'b'}),
       (a)-[:LINK {w: 3}]->(:Dialect {uid: 'c'}), (a)-[:LINK {w: 2}]->(:Dialect {uid: 'd'})
// --- read
MATCH (a:Dialect)
WHERE a.uid IN ['a', 'b']
CALL (a) {
  OPTIONAL MATCH (a)-[l:LINK]->(b:Dialect)
  WITH b, l
  ORDER BY l.w DESC
  LIMIT 2
  RETURN collect(b.uid) AS best
}
RETURN a.uid AS uid, best
ORDER BY uid
// --- rows
// {"uid": "a", "best": ["c", "d"]}
// {"uid": "b", "best": []}
