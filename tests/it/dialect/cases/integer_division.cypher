// rule: integers divide to an integer, towards zero; one float is enough for a float
// expect: same
// --- read
RETURN 7 / 2 AS whole, -7 / 2 AS below, 7 % 3 AS rest, -7 % 3 AS below_rest, 7 / 2.0 AS part,
       1.0 * 7 / 2 AS first, 2 * 3 AS product, 2 + 0.5 AS sum
// --- rows
// {"whole": 3, "below": -3, "rest": 1, "below_rest": -1, "part": 3.5, "first": 3.5, "product": 6, "sum": 2.5}
