// Writes what an agent agrees to: the dated proof, and the label that traversals match.
//
// A consent that stands keeps its date; one that was never given is not withdrawn.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param purpose: STRING = 'VISIBLE_TO_PEERS'
// param given: BOOLEAN = true
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})
OPTIONAL MATCH (a)-[:GAVE]->(old:Consent {purpose: $purpose})
FOREACH (one IN CASE WHEN old IS NULL AND $given THEN [a] ELSE [] END |
  MERGE (n:Consent {uid: $agent_uid + ':' + $purpose})
  SET n.purpose = $purpose, n.granted_at = $at, n.withdrawn_at = null
  MERGE (one)-[:GAVE]->(n))
FOREACH (one IN CASE WHEN $given AND old.withdrawn_at IS NOT NULL THEN [old] ELSE [] END |
  SET one.granted_at = $at, one.withdrawn_at = null)
FOREACH (one IN CASE WHEN NOT $given AND old.withdrawn_at IS NULL THEN [old] ELSE [] END |
  SET one.withdrawn_at = $at)
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
