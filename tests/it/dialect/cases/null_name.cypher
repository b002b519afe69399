// rule: a property called `name` that was written as null is null, unlike one never set
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', `name`: null}), (:Dialect {uid: 'b', `name`: 'x'})
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid, a.`name` AS found
ORDER BY uid
// --- rows
// {"uid": "a", "found": null}
// {"uid": "b", "found": "x"}
