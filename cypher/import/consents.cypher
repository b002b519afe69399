// What agents agreed to, and the label that traversals match.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Consent {uid: row.agent_uid + ':' + row.purpose})
SET n.purpose = row.purpose,
    n.granted_at = row.granted_at,
    n.withdrawn_at = row.withdrawn_at
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:GAVE]-(was:Agent)
WHERE was.uid <> row.agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)<-[:GAVE]-(to)
WITH DISTINCT n, row
MATCH (a:Agent)-[:GAVE]->(n)
WITH a, n, n.withdrawn_at IS NULL AS given
FOREACH (one IN CASE WHEN given AND n.purpose = 'RECOMMENDATIONS' THEN [a] ELSE [] END |
  SET one:Recommendable)
FOREACH (one IN CASE WHEN NOT given AND n.purpose = 'RECOMMENDATIONS' THEN [a] ELSE [] END |
  REMOVE one:Recommendable)
FOREACH (one IN CASE WHEN given AND n.purpose = 'VISIBLE_TO_PEERS' THEN [a] ELSE [] END |
  SET one:VisibleToPeers)
FOREACH (one IN CASE WHEN NOT given AND n.purpose = 'VISIBLE_TO_PEERS' THEN [a] ELSE [] END |
  REMOVE one:VisibleToPeers)
FOREACH (one IN CASE WHEN given AND n.purpose = 'VISIBLE_TO_RECRUITERS' THEN [a] ELSE [] END |
  SET one:VisibleToRecruiters)
FOREACH (one IN CASE WHEN NOT given AND n.purpose = 'VISIBLE_TO_RECRUITERS' THEN [a] ELSE [] END |
  REMOVE one:VisibleToRecruiters)
FOREACH (one IN CASE WHEN given AND n.purpose = 'STATISTICS' THEN [a] ELSE [] END |
  SET one:InStatistics)
FOREACH (one IN CASE WHEN NOT given AND n.purpose = 'STATISTICS' THEN [a] ELSE [] END |
  REMOVE one:InStatistics)
