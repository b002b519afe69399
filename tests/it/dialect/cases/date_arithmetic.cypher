// rule: a duration of months or days is added to a date and taken from it
// expect: same
// --- read
RETURN toString(date('2026-01-31') + duration({months: 1})) AS later,
       toString(date('2026-03-02') - duration({months: 6})) AS earlier,
       toString(date('2026-02-27') + duration({days: 3})) AS days
// --- rows
// {"later": "2026-02-28", "earlier": "2025-09-02", "days": "2026-03-02"}
