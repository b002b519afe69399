// rule: SET += adds and overwrites, keeps the rest, and a null takes a property away
// expect: same
// --- params
// {"given": {"b": 20, "c": 30, "d": null}}
// --- write
CREATE (:Dialect {uid: 'x', a: 1, b: 2, d: 4})
// --- write
MATCH (x:Dialect {uid: 'x'})
SET x += $given
RETURN x.a AS a, x.b AS b, x.c AS c, x.d AS d, 'd' IN keys(x) AS has_d
// --- rows
// {"a": 1, "b": 20, "c": 30, "d": null, "has_d": false}
