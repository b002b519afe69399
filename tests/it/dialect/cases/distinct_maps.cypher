// rule: DISTINCT of maps compares what is in them
// expect: same
// --- read
UNWIND [{a: 1}, {a: 1}, {a: 2}] AS map
WITH DISTINCT map
RETURN count(*) AS maps, collect(map) AS each
// --- rows
// {"maps": 2, "each": [{"a": 1}, {"a": 2}]}
