// rule: a case without rows proves nothing
// expect: same
// --- read
RETURN 2 AS n
