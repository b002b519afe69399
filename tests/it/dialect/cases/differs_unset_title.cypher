// rule: a property called `title` that was never set is not null in the embedded engine
// expect: differs
// --- write
CREATE (:Dialect {uid: 'a', n: 1})
// --- read
MATCH (a:Dialect)
RETURN a.`title` AS found
// --- rows
// {"found": null}
// --- rows of the embedded engine
// {"found": "?"}
