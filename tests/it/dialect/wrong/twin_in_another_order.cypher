// rule: a twin that answers the same rows in another order is noticed
// expect: same
// complaint: rows differ
// --- read
UNWIND [1, 2] AS n
RETURN n
// --- twin
UNWIND [2, 1] AS n
RETURN n
// --- rows
// {"n": 1}
// {"n": 2}
