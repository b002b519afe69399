// rule: WITH groups, filters on the group and hides what it does not name
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', kind: 'x', n: 1}), (:Dialect {uid: 'b', kind: 'x', n: 4}),
       (:Dialect {uid: 'c', kind: 'y', n: 2})
// --- read
MATCH (a:Dialect)
WITH a.kind AS kind, sum(a.n) AS total, count(*) AS members, max(a.n) AS most
WHERE members > 1
RETURN kind, total, members, most
// --- rows
// {"kind": "x", "total": 5, "members": 2, "most": 4}
