// rule: the months of duration.between are 0 in the embedded engine: use duration.inMonths
// expect: differs
// --- read
RETURN duration.between(date('2024-01-15'), date('2026-03-20')).months AS months
// --- rows
// {"months": 26}
// --- rows of the embedded engine
// {"months": 0}
