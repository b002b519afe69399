// rule: one of several labels in a pattern
// expect: same
// --- write
CREATE (:Dialect:DialectAgent {uid: 'a'}), (:Dialect:DialectShown {uid: 'b'}), (:Dialect {uid: 'c'})
// --- read
MATCH (n:DialectAgent|DialectShown)
RETURN n.uid AS uid
ORDER BY uid
// --- rows
// {"uid": "a"}
// {"uid": "b"}
