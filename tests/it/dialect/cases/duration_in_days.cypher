// rule: duration.inDays counts days, and backwards below zero
// expect: same
// --- read
UNWIND [['2024-02-28', '2024-03-01'], ['2026-03-02', '2026-03-02'], ['2026-03-02', '2025-03-02']]
       AS pair
RETURN pair[0] AS since, pair[1] AS until,
       duration.inDays(date(pair[0]), date(pair[1])).days AS days
// --- rows
// {"since": "2024-02-28", "until": "2024-03-01", "days": 2}
// {"since": "2026-03-02", "until": "2026-03-02", "days": 0}
// {"since": "2026-03-02", "until": "2025-03-02", "days": -365}
