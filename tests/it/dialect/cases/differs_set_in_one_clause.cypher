// rule: a SET that reads what the same SET writes sees the old value in Neo4j alone
// expect: differs
//
// Neo4j works out the values of the clause, then writes them. Such a value is taken in a WITH, or
// set in a clause of its own: see set_one_after_the_other.
// --- write
CREATE (:Dialect {uid: 'a', n: 1, m: 5})
// --- write
MATCH (a:Dialect)
SET a.n = a.m, a.m = a.n
// --- read
MATCH (a:Dialect)
RETURN a.n AS n, a.m AS m
// --- rows
// {"n": 5, "m": 1}
// --- rows of the embedded engine
// {"n": 5, "m": 5}
