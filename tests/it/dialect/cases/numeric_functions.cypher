// rule: exp, log, sqrt, the power sign, abs and rounding give floats
// expect: same
// --- read
RETURN exp(-0.7) AS e, log(10) AS l, sqrt(2) AS s, 3 ^ 2 AS p, 2.0 ^ 0.5 AS r, abs(-2.5) AS a,
       round(2.5) AS up, round(0.125, 2) AS two, floor(2.7) AS f, ceil(2.1) AS c
// --- rows
// {"e": 0.4965853037914095, "l": 2.302585092994046, "s": 1.4142135623730951, "p": 9.0, "r": 1.4142135623730951, "a": 2.5, "up": 3.0, "two": 0.13, "f": 2.0, "c": 3.0}
