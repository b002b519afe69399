// rule: a uniqueness constraint, made twice without harm, refuses a second node with the key
// expect: same
// --- schema
CREATE CONSTRAINT Dialect_uid_unique IF NOT EXISTS
FOR (n:DialectKeyed) REQUIRE n.uid IS UNIQUE
// --- schema
CREATE CONSTRAINT Dialect_uid_unique IF NOT EXISTS
FOR (n:DialectKeyed) REQUIRE n.uid IS UNIQUE
// --- write
CREATE (:DialectKeyed:Dialect {uid: 'a', n: 1})
// --- conflict
CREATE (:DialectKeyed:Dialect {uid: 'a', n: 2})
// --- read
MATCH (n:DialectKeyed)
RETURN n.uid AS uid, n.n AS n
// --- rows
// {"uid": "a", "n": 1}
// --- drop
DROP CONSTRAINT Dialect_uid_unique IF EXISTS
