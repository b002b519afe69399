// rule: a property called `type` reads as the first label even when it was written as null
// expect: differs
//
// Writing null, which helps for `title`, `name` and `id`, does not help here: avoid the name.
// --- write
CREATE (:Dialect {uid: 'a', `type`: null}), (:Dialect {uid: 'b', `type`: 'x'})
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid, a.`type` IS NULL AS unset, a.`type` = 'x' AS given
ORDER BY uid
// --- rows
// {"uid": "a", "unset": true, "given": null}
// {"uid": "b", "unset": false, "given": true}
// --- rows of the embedded engine
// {"uid": "a", "unset": false, "given": false}
// {"uid": "b", "unset": false, "given": true}
