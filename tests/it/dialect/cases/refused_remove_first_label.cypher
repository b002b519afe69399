// rule: the first label of a node cannot be taken away: REMOVE is for labels set later
// expect: refused
// refusal: Cannot remove a node's primary label
// --- write
CREATE (:Dialect:DialectOpen {uid: 'a'}), (:DialectOpen:Dialect {uid: 'b'})
// --- write
MATCH (n:DialectOpen)
REMOVE n:DialectOpen
RETURN n.uid AS uid, size(labels(n)) AS labels
ORDER BY uid
// --- rows
// {"uid": "a", "labels": 1}
// {"uid": "b", "labels": 1}
