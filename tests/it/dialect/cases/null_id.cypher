// rule: a property called `id` that was written as null is null, unlike one never set
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', `id`: null}), (:Dialect {uid: 'b', `id`: 'x'})
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid, a.`id` AS found
ORDER BY uid
// --- rows
// {"uid": "a", "found": null}
// {"uid": "b", "found": "x"}
