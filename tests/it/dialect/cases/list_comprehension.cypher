// rule: list comprehension, with a filter, a projection, both, and quantifiers over lists
// expect: same
// --- read
WITH [1, 2, 3, 4] AS ns
RETURN [n IN ns WHERE n % 2 = 0] AS even,
       [n IN ns | n * 10] AS tens,
       [n IN ns WHERE n > 2 | n + 1] AS both,
       all(n IN ns WHERE n > 0) AS every,
       any(n IN ns WHERE n > 4) AS some,
       none(n IN ns WHERE n > 4) AS nobody,
       single(n IN ns WHERE n = 1) AS one
// --- rows
// {"even": [2, 4], "tens": [10, 20, 30, 40], "both": [4, 5], "every": true, "some": false, "nobody": true, "one": true}
