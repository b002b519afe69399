// rule: UNWIND of an empty list gives no row; an aggregate without keys still gives one
// expect: same
// --- params
// {"rows": []}
// --- read
UNWIND $rows AS row
RETURN count(row) AS n, collect(row) AS list, sum(row) AS total
// --- rows
// {"n": 0, "list": [], "total": 0}
