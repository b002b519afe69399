// rule: sum, avg, min and max keep integers whole and give floats for means
// expect: same
// --- read
UNWIND [1, 2, 4] AS n
RETURN sum(n) AS total, avg(n) AS mean, min(n) AS least, max(n) AS most, sum(n * 0.5) AS halves
// --- rows
// {"total": 7, "mean": 2.3333333333333335, "least": 1, "most": 4, "halves": 3.5}
