// Gives what begins at an agent to another who is the same person: wishes, requests, testimonies, accompaniments.
//
// Wishes that the one who stays said themselves stay alone.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
MATCH (k:Agent {uid: $keep})
MATCH (r:Agent {uid: $retire})-[old:ASPIRES|ASKED|OFFERED|FOLLOWED_IN|TOLD|REQUESTED]->(n)
WITH k, n, type(old) AS what
FOREACH (one IN CASE WHEN what = 'ASPIRES' AND k.aspirations_said_at IS NULL THEN [n] ELSE [] END |
  MERGE (k)-[:ASPIRES]->(one))
FOREACH (one IN CASE WHEN what = 'ASPIRES' AND k.aspirations_said_at IS NOT NULL THEN [n] ELSE [] END |
  DETACH DELETE one)
FOREACH (one IN CASE WHEN what = 'ASKED' THEN [n] ELSE [] END |
  MERGE (k)-[:ASKED]->(one))
FOREACH (one IN CASE WHEN what = 'OFFERED' THEN [n] ELSE [] END |
  MERGE (k)-[:OFFERED]->(one))
FOREACH (one IN CASE WHEN what = 'FOLLOWED_IN' THEN [n] ELSE [] END |
  MERGE (k)-[:FOLLOWED_IN]->(one))
FOREACH (one IN CASE WHEN what = 'TOLD' THEN [n] ELSE [] END |
  MERGE (k)-[:TOLD]->(one))
FOREACH (one IN CASE WHEN what = 'REQUESTED' THEN [n] ELSE [] END |
  MERGE (k)-[:REQUESTED]->(one))
