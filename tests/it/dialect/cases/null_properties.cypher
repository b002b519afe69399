// rule: a property set to null is unset; null is equal to nothing, and aggregates leave it out
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', n: 1, note: null}), (:Dialect {uid: 'b', n: 2, note: 'x'})
// --- write
MATCH (b:Dialect {uid: 'b'})
SET b.note = null
// --- read
MATCH (a:Dialect)
WITH collect(a.note) AS notes, sum(a.missing) AS total, avg(a.missing) AS mean,
     count(a.note) AS noted, max(a.missing) AS most
RETURN notes, total, mean, noted, most, null = null AS equal, null IS NULL AS nothing,
       1 IN [null, 2] AS inside, 1 + null AS sum, 'a' + null AS text
// --- rows
// {"notes": [], "total": 0, "mean": null, "noted": 0, "most": null, "equal": null, "nothing": true, "inside": null, "sum": null, "text": null}
