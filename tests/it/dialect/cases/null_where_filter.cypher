// rule: WHERE on the property of a node leaves out the node without it, negated or not
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', n: 1}), (:Dialect {uid: 'b'}), (:Dialect {uid: 'c', n: 3})
// --- read
MATCH (a:Dialect)
WHERE NOT a.n > 1 OR a.n <> 1
RETURN a.uid AS uid
ORDER BY uid
// --- rows
// {"uid": "a"}
// {"uid": "c"}
