// Forgets what the two had asked, offered or given each other, now that they are one person.
//
// mode: write
// param keep: STRING = 'agt-01'
MATCH (k:Agent {uid: $keep})-[:ASKED|OFFERED|FOLLOWED_IN]->(n)-[:TO|FOR_AGENT|BY]->(x:Agent)
WHERE x.uid = k.uid
WITH DISTINCT n
DETACH DELETE n
