// rule: a constraint holds for the first label of a node only in the embedded engine
// expect: differs
//
// The first label is the one a node is made with. Keys belong to it.
// --- schema
CREATE CONSTRAINT Dialect_second_unique IF NOT EXISTS
FOR (n:DialectKeyed) REQUIRE n.uid IS UNIQUE
// --- write
CREATE (:Dialect:DialectKeyed {uid: 'a'})
// --- attempt
CREATE (:Dialect:DialectKeyed {uid: 'a'})
// --- read
MATCH (n:DialectKeyed)
RETURN count(n) AS nodes
// --- rows
// {"nodes": 1}
// --- rows of the embedded engine
// {"nodes": 2}
// --- drop
DROP CONSTRAINT Dialect_second_unique IF EXISTS
