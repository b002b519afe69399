// rule: a text equals the date it spells in the embedded engine: date() goes on both sides
// expect: differs
// --- write
CREATE (:Dialect {text: '2026-03-02', day: date('2026-03-02')})
// --- read
MATCH (a:Dialect)
RETURN a.text = a.day AS equal, a.text < date('2026-10-01') AS before,
       date(a.text) = a.day AS both
// --- rows
// {"equal": false, "before": null, "both": true}
// --- rows of the embedded engine
// {"equal": true, "before": true, "both": true}
