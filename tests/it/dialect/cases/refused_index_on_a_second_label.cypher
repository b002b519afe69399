// rule: an index on a label that is nobody's first is refused
// expect: refused
// refusal: is a secondary label, not a node type
// --- write
CREATE (:Dialect:DialectKeyed {uid: 'a'})
// --- schema
CREATE INDEX Dialect_second IF NOT EXISTS FOR (n:DialectKeyed) ON (n.uid)
// --- drop
DROP INDEX Dialect_second IF EXISTS
