// rule: an index, made twice without harm, changes no answer: equality, range and prefix
// expect: same
// --- write
UNWIND range(1, 20) AS n
CREATE (:DialectKeyed:Dialect {n: n, code: 'c' + toString(n)})
// --- schema
CREATE INDEX Dialect_n IF NOT EXISTS FOR (n:DialectKeyed) ON (n.n)
// --- schema
CREATE INDEX Dialect_n IF NOT EXISTS FOR (n:DialectKeyed) ON (n.n)
// --- schema
CREATE INDEX Dialect_code IF NOT EXISTS FOR (n:DialectKeyed) ON (n.code)
// --- write
MATCH (n:DialectKeyed {n: 7})
SET n.n = 70
// --- read
MATCH (n:DialectKeyed)
WHERE n.n >= 18 OR n.code STARTS WITH 'c11' OR n.n = 7
RETURN n.n AS n, n.code AS code
ORDER BY n
// --- rows
// {"n": 11, "code": "c11"}
// {"n": 18, "code": "c18"}
// {"n": 19, "code": "c19"}
// {"n": 20, "code": "c20"}
// {"n": 70, "code": "c7"}
// --- drop
DROP INDEX Dialect_n IF EXISTS
// --- drop
DROP INDEX Dialect_code IF EXISTS
