// rule: slices and positions of a list, from either end and beyond it
// expect: same
// --- read
WITH [1, 2, 3, 4] AS ns
RETURN ns[0] AS first, ns[-1] AS last, ns[9] AS beyond, ns[1..3] AS middle, ns[..2] AS front,
       ns[2..] AS back, ns[..9] AS whole, ns[3..1] AS none, head(ns) AS head, tail(ns) AS tail,
       size(ns) AS size, ns + [5] AS longer, reverse(ns) AS backwards, range(1, 3) AS numbers
// --- rows
// {"first": 1, "last": 4, "beyond": null, "middle": [2, 3], "front": [1, 2], "back": [3, 4], "whole": [1, 2, 3, 4], "none": [], "head": 1, "tail": [2, 3, 4], "size": 4, "longer": [1, 2, 3, 4, 5], "backwards": [4, 3, 2, 1], "numbers": [1, 2, 3]}
