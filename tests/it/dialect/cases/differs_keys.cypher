// rule: keys() and properties() show names of the embedded engine: properties are named one by one
// expect: differs
// --- write
CREATE (:Dialect {uid: 'a'})
// --- read
MATCH (a:Dialect)
UNWIND keys(a) AS key
WITH a, key ORDER BY key
RETURN collect(key) AS keys, size(keys(properties(a))) AS properties
// --- rows
// {"keys": ["uid"], "properties": 1}
// --- rows of the embedded engine
// {"keys": ["id", "title", "type", "uid"], "properties": 4}
