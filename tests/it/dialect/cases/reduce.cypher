// rule: reduce over a list, and over an empty one
// expect: same
// --- read
RETURN reduce(total = 0, n IN [1, 2, 3] | total + n) AS whole,
       reduce(product = 1.0, n IN [0.5, 0.5] | product * n) AS parts,
       reduce(total = 0, n IN [] | total + n) AS nothing,
       reduce(path = '', step IN ['a', 'b'] | path + step) AS text
// --- rows
// {"whole": 6, "parts": 0.25, "nothing": 0, "text": "ab"}
