// rule: map projection: named properties, a renamed one, a computed one, and null when unset
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a', n: 1})-[:LINK {w: 0.5}]->(:Dialect {uid: 'b'})
// --- read
MATCH (a:Dialect {uid: 'a'})-[l:LINK]->(b:Dialect)
RETURN a {.uid, .n, .missing, twice: a.n * 2, other: b.uid, w: l.w} AS card,
       collect(b {.uid, weight: l.w}) AS others
// --- rows
// {"card": {"uid": "a", "n": 1, "missing": null, "twice": 2, "other": "b", "w": 0.5}, "others": [{"uid": "b", "weight": 0.5}]}
