// rule: a property called `id` that was never set is not null in the embedded engine
// expect: differs
// --- write
CREATE (:Dialect {uid: 'a', n: 1})
// --- read
MATCH (a:Dialect)
RETURN a.`id` AS found
// --- rows
// {"found": null}
// --- rows of the embedded engine
// {"found": "?"}
