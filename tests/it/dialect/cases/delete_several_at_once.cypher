// rule: several nodes, of which some are none, are deleted at once
// expect: same
// --- write
CREATE (a:Dialect:DialectA {uid: 'a'})<-[:LINK]-(:Dialect {uid: 'c'}), (a)-[:NEAR]->(:Dialect {uid: 'e'}), (a)<-[:LINK]-(:Dialect {uid: 'f'}), (:Dialect:DialectA {uid: 'q'})
// --- write
UNWIND [{u: 'a'}, {u: 'q'}] AS row
MATCH (n:DialectA {uid: row.u})
OPTIONAL MATCH (n)<-[:LINK]-(v)
OPTIONAL MATCH (n)-[:NEAR|HAS]->(c)
DETACH DELETE v, c, n
// --- read
MATCH (n:Dialect)
RETURN count(n) AS n
// --- rows
// {"n": 0}
