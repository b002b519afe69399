// rule: a statement that should fail and answers is noticed
// expect: error
// complaint: no error
// --- read
RETURN 2 AS n
