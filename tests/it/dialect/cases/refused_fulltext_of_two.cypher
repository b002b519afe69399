// rule: a full-text index over several properties is refused: one folded property, one index
// expect: refused
// refusal: full-text index covers exactly one property
// --- schema
CREATE FULLTEXT INDEX Dialect_text IF NOT EXISTS
FOR (n:DialectText) ON EACH [n.head, n.body]
// --- drop
DROP INDEX Dialect_text IF EXISTS
