// rule: a constraint takes the place of an index that was dropped, and keeps another from being made
// expect: same
// --- schema
CREATE INDEX Dialect_place IF NOT EXISTS FOR (n:DialectKeyed) ON (n.code)
// --- schema
DROP INDEX Dialect_place IF EXISTS
// --- schema
CREATE CONSTRAINT Dialect_place_unique IF NOT EXISTS
FOR (n:DialectKeyed) REQUIRE n.code IS UNIQUE
// --- schema
CREATE INDEX Dialect_place IF NOT EXISTS FOR (n:DialectKeyed) ON (n.code)
// --- write
CREATE (:DialectKeyed:Dialect {uid: 'a', code: 'c'})
// --- conflict
CREATE (:DialectKeyed:Dialect {uid: 'b', code: 'c'})
// --- read
MATCH (n:DialectKeyed)
RETURN n.uid AS uid
// --- rows
// {"uid": "a"}
// --- drop
DROP INDEX Dialect_place IF EXISTS
// --- drop
DROP CONSTRAINT Dialect_place_unique IF EXISTS
