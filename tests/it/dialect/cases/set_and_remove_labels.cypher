// rule: SET and REMOVE of a label
// expect: same
// --- write
CREATE (:Dialect {uid: 'a'}), (:Dialect:DialectOpen {uid: 'b'})
// --- write
MATCH (n:Dialect {uid: 'a'})
SET n:DialectOpen
// --- write
MATCH (n:Dialect {uid: 'b'})
REMOVE n:DialectOpen
// --- read
MATCH (n:Dialect)
RETURN n.uid AS uid, n:DialectOpen AS open, size(labels(n)) AS labels
ORDER BY uid
// --- rows
// {"uid": "a", "open": true, "labels": 2}
// {"uid": "b", "open": false, "labels": 1}
