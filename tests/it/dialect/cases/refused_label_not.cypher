// rule: ! before a label is refused: NOT a:Label in a WHERE says the same
// expect: refused
// refusal: Unexpected character '!'
// --- write
CREATE (:Dialect:DialectOpen {uid: 'a'}), (:Dialect {uid: 'b'})
// --- read
MATCH (a:Dialect)
WHERE a:!DialectOpen
RETURN a.uid AS uid
// --- rows
// {"uid": "b"}
