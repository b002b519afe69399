// rule: CALL (x) { … UNION ALL … } keeps the rows of both branches, repeats included
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:LINK]->(b:Dialect {uid: 'b'}), (a)-[:NEAR]->(b),
       (a)-[:NEAR]->(:Dialect {uid: 'c'})
// --- read
MATCH (a:Dialect {uid: 'a'})
CALL (a) {
  MATCH (a)-[:LINK]->(x:Dialect)
  RETURN x.uid AS other, 'link' AS how
  UNION ALL
  MATCH (a)-[:NEAR]->(x:Dialect)
  RETURN x.uid AS other, 'near' AS how
}
RETURN other, how
ORDER BY other, how
// --- rows
// {"other": "b", "how": "link"}
// {"other": "b", "how": "near"}
// {"other": "c", "how": "near"}
