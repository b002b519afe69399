// rule: dates are stored, compared, ordered and taken as least and greatest
// expect: same
// --- params
// {"today": "2026-03-02"}
// --- write
CREATE (:Dialect {uid: 'a', start: date('2025-12-31')}),
       (:Dialect {uid: 'b', start: date('2026-03-02')}),
       (:Dialect {uid: 'c', start: date('2026-10-01')}), (:Dialect {uid: 'd'})
// --- read
MATCH (a:Dialect)
WHERE a.start >= date($today) OR a.start < date('2026-01-01')
WITH a ORDER BY a.start DESC
RETURN collect(a.uid) AS uids, toString(min(a.start)) AS first, toString(max(a.start)) AS last
// --- rows
// {"uids": ["c", "b", "a"], "first": "2025-12-31", "last": "2026-10-01"}
