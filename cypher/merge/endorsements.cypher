// Gives the endorsements of an agent, received and given, to another who is the same person; nobody endorses themselves.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
MATCH (k:Agent {uid: $keep})
MATCH (p:Agent)-[:GAVE_ENDORSEMENT]->(e:Endorsement)-[:FOR_AGENT]->(a:Agent)
WHERE (p.uid = $retire OR a.uid = $retire) AND NOT (p.uid IN [$keep, $retire] AND a.uid IN [$keep, $retire])
MATCH (e)-[:OF_COMPETENCY]->(c:Competency)
WITH e, c, CASE WHEN p.uid = $retire THEN k ELSE p END AS giver, CASE WHEN a.uid = $retire THEN k ELSE a END AS whose
MERGE (n:Endorsement {uid: whose.uid + ':' + c.uid + ':' + giver.uid})
ON CREATE SET n.level = e.level, n.`on` = e.`on`, n.sources = e.sources
MERGE (giver)-[:GAVE_ENDORSEMENT]->(n)
MERGE (n)-[:FOR_AGENT]->(whose)
MERGE (n)-[:OF_COMPETENCY]->(c)
