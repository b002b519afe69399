// rule: UNWIND of a parameter that is a list of maps, nulls in it included
// expect: same
// --- params
// {"rows": [{"uid": "b", "n": 2, "tags": ["x", "y"]}, {"uid": "a", "n": null, "tags": []}]}
// --- write
UNWIND $rows AS row
MERGE (a:Dialect {uid: row.uid})
SET a.n = row.n, a.tags = row.tags
RETURN a.uid AS uid, a.n AS n, a.tags AS tags
ORDER BY uid
// --- rows
// {"uid": "a", "n": null, "tags": []}
// {"uid": "b", "n": 2, "tags": ["x", "y"]}
