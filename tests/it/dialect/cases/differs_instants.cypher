// rule: zoned instants are equal across zones in the embedded engine, and toString() drops seconds
// expect: differs
//
// Both order them by time. Instants are kept as UTC text or as an epoch.
// --- write
CREATE (:Dialect {at: datetime('2026-03-02T10:00:00+02:00')})
// --- read
MATCH (a:Dialect)
RETURN a.at < datetime('2026-03-02T09:00:00Z') AS earlier,
       a.at = datetime('2026-03-02T08:00:00Z') AS equal, toString(a.at) AS text
// --- rows
// {"earlier": true, "equal": false, "text": "2026-03-02T10:00:00+02:00"}
// --- rows of the embedded engine
// {"earlier": true, "equal": true, "text": "2026-03-02T10:00+02:00"}
