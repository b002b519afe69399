// rule: zoned instants compare as text in the embedded engine: keep UTC text or an epoch
// expect: differs
// --- write
CREATE (:Dialect {at: datetime('2026-03-02T10:00:00+02:00')})
// --- read
MATCH (a:Dialect)
RETURN a.at < datetime('2026-03-02T09:00:00Z') AS earlier,
       a.at = datetime('2026-03-02T08:00:00Z') AS equal
// --- rows
// {"earlier": true, "equal": false}
// --- rows of the embedded engine
// {"earlier": false, "equal": false}
