// rule: & between labels is refused: a colon for each says the same
// expect: refused
// refusal: Unexpected token in MATCH pattern: &
// --- write
CREATE (:Dialect:DialectOpen {uid: 'a'}), (:Dialect {uid: 'b'})
// --- read
MATCH (a:Dialect&DialectOpen)
RETURN a.uid AS uid
// --- rows
// {"uid": "a"}
