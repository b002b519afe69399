// rule: an integer divided by zero
// expect: error
// --- read
RETURN 1 / 0 AS n
