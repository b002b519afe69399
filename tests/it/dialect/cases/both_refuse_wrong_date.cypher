// rule: a day that the calendar lacks
// expect: error
// --- params
// {"day": "2026-02-30"}
// --- read
RETURN toString(date($day)) AS day
