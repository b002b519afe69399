// rule: a property called `label` that was never set is not null in the embedded engine
// expect: differs
// --- write
CREATE (:Dialect {uid: 'a', n: 1})
// --- read
MATCH (a:Dialect)
RETURN a.`label` IS NULL AS unset, coalesce(a.`label`, 'none') = 'none' AS replaced
// --- rows
// {"unset": true, "replaced": true}
// --- rows of the embedded engine
// {"unset": false, "replaced": false}
