// rule: null in logic, in lists and in arithmetic; an integer equals the float of its value
// expect: same
// --- read
RETURN null OR true AS either, null AND false AS both, NOT null AS negated, size(null) AS size,
       head([]) AS head, 'x' IN null AS inside, [1, null] = [1, null] AS lists, 1 = 1.0 AS one,
       'a' = 1 AS types, 1 < 'a' AS order, 'a' + 1 AS text
// --- rows
// {"either": true, "both": false, "negated": null, "size": null, "head": null, "inside": null, "lists": null, "one": true, "types": false, "order": null, "text": "a1"}
