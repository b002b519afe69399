// rule: pattern comprehension, with a filter, empty where nothing matches
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:LINK {w: 1}]->(:Dialect {uid: 'b'}),
       (a)-[:LINK {w: 2}]->(:Dialect {uid: 'c'})
// --- read
MATCH (a:Dialect)
WITH a, [(a)-[l:LINK]->(b:Dialect) WHERE l.w > 1 | b.uid] AS heavy,
     size([(a)-[:LINK]->(b:Dialect) | b.uid]) AS links
RETURN a.uid AS uid, heavy, links
ORDER BY uid
// --- rows
// {"uid": "a", "heavy": ["c"], "links": 2}
// {"uid": "b", "heavy": [], "links": 0}
// {"uid": "c", "heavy": [], "links": 0}
