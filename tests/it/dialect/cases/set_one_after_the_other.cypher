// rule: a SET sees what the SET before it wrote, and a WITH keeps the old value
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', n: 1, m: 5})
// --- write
MATCH (a:Dialect)
WITH a, a.n AS before
SET a.n = a.m + 1
SET a.m = a.n, a.before = before
// --- read
MATCH (a:Dialect)
RETURN a.n AS n, a.m AS m, a.before AS before
// --- rows
// {"n": 6, "m": 6, "before": 1}
