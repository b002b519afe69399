// rule: COLLECT { } is refused: a list comprehension or CALL takes its place
// expect: refused
// refusal: in map projection, got MATCH
// --- write
CREATE (:Dialect {uid: 'a'})-[:LINK]->(:Dialect {uid: 'b'})
// --- read
MATCH (a:Dialect {uid: 'a'})
RETURN COLLECT { MATCH (a)-[:LINK]->(b:Dialect) RETURN b.uid } AS others
// --- rows
// {"others": ["b"]}
