// rule: a twin that answers other rows is noticed
// expect: same
// complaint: rows differ
// --- write
CREATE (:Dialect {uid: 'a', n: 1}), (:Dialect {uid: 'b', n: 2})
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid, a.n AS n
ORDER BY uid
// --- twin
MATCH (a:Dialect)
RETURN a.uid AS uid, a.n + 1 AS n
ORDER BY uid
// --- rows
// {"uid": "a", "n": 1}
// {"uid": "b", "n": 2}
