// rule: a property called `title` that was written as null is null, unlike one never set
// expect: same
// --- write
CREATE (:Dialect {uid: 'a', `title`: null}), (:Dialect {uid: 'b', `title`: 'x'})
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid, a.`title` AS found
ORDER BY uid
// --- rows
// {"uid": "a", "found": null}
// {"uid": "b", "found": "x"}
