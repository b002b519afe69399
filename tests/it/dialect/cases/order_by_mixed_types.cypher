// rule: ORDER BY puts texts before booleans, booleans before numbers and null last
// expect: same
// --- read
UNWIND [true, 2, 'a', null, false, 'B', 1.5] AS x
WITH x ORDER BY x
RETURN collect(toString(x)) AS xs
// --- rows
// {"xs": ["B", "a", "false", "true", "1.5", "2"]}
