// rule: one of several relationship types, either way, and type() of it
// expect: same
// --- write
CREATE (a:Dialect {uid: 'a'})-[:LINK]->(:Dialect {uid: 'b'}), (a)<-[:NEAR]-(:Dialect {uid: 'c'}),
       (a)-[:FAR]->(:Dialect {uid: 'd'})
// --- read
MATCH (a:Dialect {uid: 'a'})-[l:LINK|NEAR]-(b:Dialect)
RETURN b.uid AS uid, type(l) AS how, startNode(l).uid AS start
ORDER BY uid
// --- rows
// {"uid": "b", "how": "LINK", "start": "a"}
// {"uid": "c", "how": "NEAR", "start": "c"}
