// rule: CASE, with and without a subject, and null where no branch holds
// expect: same
// --- read
UNWIND [1, 2, 3, null] AS n
RETURN n,
       CASE WHEN n IS NULL THEN 'none' WHEN n > 2 THEN 'many' ELSE 'few' END AS searched,
       CASE n WHEN 1 THEN 'one' WHEN 2 THEN 'two' END AS simple
// --- rows
// {"n": 1, "searched": "few", "simple": "one"}
// {"n": 2, "searched": "few", "simple": "two"}
// {"n": 3, "searched": "many", "simple": null}
// {"n": null, "searched": "none", "simple": null}
