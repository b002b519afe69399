// rule: duration.inMonths counts whole months, and backwards below zero
// expect: same
// --- read
UNWIND [['2024-01-31', '2024-02-29'], ['2024-01-15', '2026-03-14'], ['2024-01-15', '2026-03-15'],
        ['2026-03-02', '2025-12-15'], ['2026-03-02', '2026-03-02']] AS pair
RETURN pair[0] AS since, duration.inMonths(date(pair[0]), date(pair[1])).months AS months
ORDER BY since, months
// --- rows
// {"since": "2024-01-15", "months": 25}
// {"since": "2024-01-15", "months": 26}
// {"since": "2024-01-31", "months": 0}
// {"since": "2026-03-02", "months": -2}
// {"since": "2026-03-02", "months": 0}
