// Gives the changes of grade of an agent to another who is the same person; of two on one day, that of the one who stays.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
MATCH (k:Agent {uid: $keep})
MATCH (r:Agent {uid: $retire})-[:PROMOTED]->(g:GradeChange)
MERGE (n:GradeChange {uid: $keep + ':' + toString(g.`on`)})
ON CREATE SET n.`on` = g.`on`, n.grade = g.grade, n.category = g.category, n.sources = g.sources
MERGE (k)-[:PROMOTED]->(n)
WITH g
DETACH DELETE g
