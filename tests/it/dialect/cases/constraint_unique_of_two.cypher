// rule: a uniqueness constraint over two properties refuses a second node with both
// expect: same
//
// On a MERGE, the embedded engine looks at every node for it: `check` counts duplicates instead.
// --- schema
CREATE CONSTRAINT Dialect_two_unique IF NOT EXISTS
FOR (n:DialectKeyed) REQUIRE (n.scheme, n.code) IS UNIQUE
// --- write
CREATE (:DialectKeyed:Dialect {uid: 'a', scheme: 's', code: 'c'})
// --- write
CREATE (:DialectKeyed:Dialect {uid: 'b', scheme: 't', code: 'c'})
// --- conflict
CREATE (:DialectKeyed:Dialect {uid: 'd', scheme: 's', code: 'c'})
// --- read
MATCH (n:DialectKeyed)
RETURN n.uid AS uid
ORDER BY uid
// --- rows
// {"uid": "a"}
// {"uid": "b"}
// --- drop
DROP CONSTRAINT Dialect_two_unique IF EXISTS
