// rule: a twin that loses a row is noticed
// expect: same
// complaint: rows differ
// --- read
UNWIND [1, 2] AS n
RETURN n
// --- twin
UNWIND [1, 2] AS n
WITH n WHERE n < 2
RETURN n
// --- rows
// {"n": 1}
// {"n": 2}
