// rule: a twin that answers a float for an integer is noticed
// expect: same
// complaint: rows differ
// --- read
RETURN 2 AS n
// --- twin
RETURN 2.5 - 0.5 AS n
// --- rows
// {"n": 2}
