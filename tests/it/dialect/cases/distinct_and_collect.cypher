// rule: DISTINCT in rows and in aggregates; collect keeps the order and leaves nulls out
// expect: same
// --- read
UNWIND [3, 1, null, 3, 2, 1] AS n
WITH n ORDER BY n
WITH collect(n) AS all_of_them, collect(DISTINCT n) AS each, count(DISTINCT n) AS many,
     count(n) AS known, count(*) AS lines
UNWIND all_of_them AS n
WITH DISTINCT n, all_of_them, each, many, known, lines
RETURN all_of_them, each, many, known, lines, collect(n) AS distinct_rows
// --- rows
// {"all_of_them": [1, 1, 2, 3, 3], "each": [1, 2, 3], "many": 3, "known": 5, "lines": 6, "distinct_rows": [1, 2, 3]}
