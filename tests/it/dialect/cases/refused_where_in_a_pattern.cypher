// rule: WHERE inside a pattern element is refused: it goes after the pattern
// expect: refused
// refusal: Unexpected token in MATCH pattern: WHERE
// --- write
CREATE (:Dialect {uid: 'a', n: 1}), (:Dialect {uid: 'b', n: 2})
// --- read
MATCH (a:Dialect WHERE a.n > 1)
RETURN a.uid AS uid
// --- rows
// {"uid": "b"}
