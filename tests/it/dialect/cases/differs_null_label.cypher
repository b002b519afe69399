// rule: a property called `label` reads as the first label even when it was written as null
// expect: differs
//
// Writing null, which helps for `title`, `name` and `id`, does not help here: avoid the name.
// --- write
CREATE (:Dialect {uid: 'a', `label`: null}), (:Dialect {uid: 'b', `label`: 'x'})
// --- read
MATCH (a:Dialect)
RETURN a.uid AS uid, a.`label` IS NULL AS unset, a.`label` = 'x' AS given
ORDER BY uid
// --- rows
// {"uid": "a", "unset": true, "given": null}
// {"uid": "b", "unset": false, "given": true}
// --- rows of the embedded engine
// {"uid": "a", "unset": false, "given": false}
// {"uid": "b", "unset": false, "given": true}
