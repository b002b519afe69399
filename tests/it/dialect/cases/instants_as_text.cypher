// rule: instants kept as UTC text compare and sort as time does
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', at: '2026-03-02T08:00:00Z'}),
       (:Dialect {uid: 'b', at: '2026-03-01T23:59:59Z'})
// --- read
MATCH (a:Dialect)
WHERE a.at < '2026-03-02T09:00:00Z'
RETURN a.uid AS uid, a.at AS at
ORDER BY at
// --- rows
// {"uid": "b", "at": "2026-03-01T23:59:59Z"}
// {"uid": "a", "at": "2026-03-02T08:00:00Z"}
