// expect: same
// --- read
RETURN 2 AS n
// --- rows
// {"n": 2}
