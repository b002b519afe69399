// rule: a one-element list stored as JSON text equals its element in the embedded engine
// expect: differs
// --- params
// {"text": "[\"x\"]"}
// --- write
CREATE (:Dialect {uid: 'a', tags: '["x"]'})
// --- read
MATCH (a:Dialect)
OPTIONAL MATCH (b:Dialect {tags: 'x'})
RETURN a.tags = 'x' AS element, a.tags = $text AS text, a.tags AS tags, b.uid AS found
// --- rows
// {"element": false, "text": true, "tags": "[\"x\"]", "found": null}
// --- rows of the embedded engine
// {"element": true, "text": true, "tags": "[\"x\"]", "found": "a"}
