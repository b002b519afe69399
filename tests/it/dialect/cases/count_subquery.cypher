// rule: COUNT { } counts the matches of a pattern, 0 included
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:LINK]->(:Dialect {uid: 'b'}), (a)-[:LINK]->(:Dialect {uid: 'c'})
// --- read
MATCH (a:Dialect)
WHERE a.uid < 'c'
RETURN a.uid AS uid, COUNT { (a)-[:LINK]->(:Dialect) } AS links,
       COUNT { MATCH (a)-[:LINK]->(b:Dialect) WHERE b.uid = 'c' } AS to_c
ORDER BY uid
// --- rows
// {"uid": "a", "links": 2, "to_c": 1}
// {"uid": "b", "links": 0, "to_c": 0}
