// rule: coalesce gives the first value that is not null, an empty list included
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', tags: ['x']}), (:Dialect {uid: 'b'})
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid, coalesce(a.tags, []) AS tags, coalesce(null, a.missing, 3) AS n,
       coalesce(a.missing) AS none
ORDER BY uid
// --- rows
// {"uid": "a", "tags": ["x"], "n": 3, "none": null}
// {"uid": "b", "tags": [], "n": 3, "none": null}
