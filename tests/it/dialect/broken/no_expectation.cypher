// rule: a case says what it expects
// --- read
RETURN 2 AS n
// --- rows
// {"n": 2}
