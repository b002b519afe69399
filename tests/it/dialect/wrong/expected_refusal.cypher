// rule: a construct that is no longer refused is noticed
// expect: refused
// refusal: anything
// complaint: no longer refused
// --- read
RETURN 2 AS n
// --- rows
// {"n": 2}
