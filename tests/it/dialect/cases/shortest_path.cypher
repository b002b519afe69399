// rule: shortestPath between two nodes, bounded, and no row when there is none
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:NEXT]->(b:Dialect {uid: 'b'})-[:NEXT]->(c:Dialect {uid: 'c'}),
       (c)-[:NEXT]->(:Dialect {uid: 'd'}), (a)-[:NEXT]->(:Dialect {uid: 'e'})-[:NEXT]->
       (:Dialect {uid: 'f'})-[:NEXT]->(c), (:Dialect {uid: 'alone'})
// --- read
UNWIND ['c', 'd', 'alone'] AS goal
MATCH (a:Dialect {uid: 'a'}), (z:Dialect {uid: goal})
MATCH path = shortestPath((a)-[:NEXT*1..4]->(z))
RETURN goal, length(path) AS steps, [n IN nodes(path) | n.uid] AS way
ORDER BY goal
// --- rows
// {"goal": "c", "steps": 2, "way": ["a", "b", "c"]}
// {"goal": "d", "steps": 3, "way": ["a", "b", "c", "d"]}
