// rule: a property called `id` that was never set is not null in the embedded engine
// expect: differs
// --- write
CREATE (:Dialect {uid: 'a', n: 1})
// --- read
MATCH (a:Dialect)
RETURN a.`id` IS NULL AS unset, coalesce(a.`id`, 'none') = 'none' AS replaced
// --- rows
// {"unset": true, "replaced": true}
// --- rows of the embedded engine
// {"unset": false, "replaced": false}
