// rule: EXISTS { } with a MATCH and a WHERE of its own, and its negation
// expect: same
// --- write
CREATE (:Dialect {uid: 'a'})-[:LINK {w: 5}]->(:Dialect {uid: 'b'})-[:LINK {w: 1}]->
       (:Dialect {uid: 'c'})
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid,
       EXISTS { MATCH (a)-[l:LINK]->(:Dialect) WHERE l.w > 2 } AS heavy,
       NOT EXISTS { (a)-[:LINK]->() } AS last
ORDER BY uid
// --- rows
// {"uid": "a", "heavy": true, "last": false}
// {"uid": "b", "heavy": false, "last": false}
// {"uid": "c", "heavy": false, "last": true}
