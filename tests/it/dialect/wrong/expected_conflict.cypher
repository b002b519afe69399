// rule: a constraint that holds nothing back is noticed
// expect: same
// complaint: no constraint was broken
// --- write
CREATE (:Dialect {uid: 'a'})
// --- conflict
CREATE (:Dialect {uid: 'a'})
// --- read
RETURN 2 AS n
// --- rows
// {"n": 2}
