// rule: several labels in a pattern: all of them are asked for
// expect: same
// --- write
CREATE (:Dialect:DialectAgent:DialectShown {uid: 'a'}), (:Dialect:DialectAgent {uid: 'b'}),
       (:Dialect:DialectShown {uid: 'c'})
// --- read
MATCH (n:DialectAgent:DialectShown)
RETURN n.uid AS uid
// --- rows
// {"uid": "a"}
