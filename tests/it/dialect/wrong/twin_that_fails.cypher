// rule: a twin that the engine cannot read is noticed
// expect: same
// complaint: is refused
// --- read
RETURN 2 AS n
// --- twin
RETURN 2 AS
// --- rows
// {"n": 2}
