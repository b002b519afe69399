// rule: NOT a:Label in a WHERE, which stands for the refused ! before a label
// expect: same
// --- write
CREATE (:Dialect:DialectOpen {uid: 'a'}), (:Dialect {uid: 'b'})
// --- read
MATCH (a:Dialect)
WHERE NOT a:DialectOpen
RETURN a.uid AS uid
// --- rows
// {"uid": "b"}
