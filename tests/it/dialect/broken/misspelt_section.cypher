// rule: a section that nobody reads would hide a step
// expect: same
// --- raed
RETURN 2 AS n
// --- rows
// {"n": 2}
