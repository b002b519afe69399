// rule: UNION takes repeats away, UNION ALL keeps them
// expect: same
// --- read
CALL () {
  UNWIND [1, 2] AS n
  RETURN n
  UNION
  UNWIND [2, 3] AS n
  RETURN n
}
RETURN collect(n) AS ns
// --- rows
// {"ns": [1, 2, 3]}
