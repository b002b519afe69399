// rule: a difference between equal rows is none
// expect: differs
// --- read
RETURN 2 AS n
// --- rows
// {"n": 2}
// --- rows of the embedded engine
// {"n": 2}
