// rule: a difference that is gone is noticed
// expect: differs
// complaint: rows differ
// --- read
RETURN 2 AS n
// --- rows
// {"n": 2}
// --- rows of the embedded engine
// {"n": 3}
