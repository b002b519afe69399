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
OPTIONAL MATCH (n)<-[old:GAVE]-(was)
WHERE was.uid <> row.agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)<-[:GAVE]-(to)
WITH DISTINCT n
MATCH (a:Agent)-[:GAVE]->(n)
WITH DISTINCT a
REMOVE a:Recommendable, a:VisibleToPeers, a:VisibleToRecruiters, a:InStatistics
WITH a
OPTIONAL MATCH (a)-[:GAVE]->(c:Consent)
WHERE c.withdrawn_at IS NULL
WITH a, collect(c.purpose) AS given
FOREACH (one IN CASE WHEN 'RECOMMENDATIONS' IN given THEN [a] ELSE [] END |
  SET one:Recommendable)
FOREACH (one IN CASE WHEN 'VISIBLE_TO_PEERS' IN given THEN [a] ELSE [] END |
  SET one:VisibleToPeers)
FOREACH (one IN CASE WHEN 'VISIBLE_TO_RECRUITERS' IN given THEN [a] ELSE [] END |
  SET one:VisibleToRecruiters)
FOREACH (one IN CASE WHEN 'STATISTICS' IN given THEN [a] ELSE [] END |
  SET one:InStatistics)
