// Gives the assignments of an agent to another who is the same person.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
MATCH (k:Agent {uid: $keep})
MATCH (r:Agent {uid: $retire})-[:HELD]->(s:Assignment)
MERGE (k)-[:HELD]->(s)
