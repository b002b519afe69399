// rule: MATCH and OPTIONAL MATCH, with a row of nulls where nothing matches
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:LINK {w: 2}]->(:Dialect {uid: 'b'}), (:Dialect {uid: 'c'})
// --- read
MATCH (a:Dialect)
WHERE a.uid IN ['a', 'c']
OPTIONAL MATCH (a)-[l:LINK]->(b:Dialect)
RETURN a.uid AS uid, b.uid AS other, l.w AS w
ORDER BY uid
// --- rows
// {"uid": "a", "other": "b", "w": 2}
// {"uid": "c", "other": null, "w": null}
