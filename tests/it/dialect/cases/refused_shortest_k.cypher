// rule: SHORTEST k is refused: shortestPath takes its place
// expect: refused
// refusal: expected '(', but found 'identifier'
// --- write
CREATE (:Dialect {uid: 'a'})-[:NEXT]->(:Dialect {uid: 'b'})
// --- read
MATCH path = SHORTEST 1 (a:Dialect {uid: 'a'})-[:NEXT]->(z:Dialect {uid: 'b'})
RETURN length(path) AS steps
// --- rows
// {"steps": 1}
