// Takes an agent out of a community; says whether that changed anything.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param community_uid: STRING = 'com-01'
// param at: STRING = '2026-03-02T00:00:00Z'
// returns outcome: BOOLEAN
MATCH (a:Agent {uid: $agent_uid})
OPTIONAL MATCH (a)-[m:MEMBER_OF]->(n:Community {uid: $community_uid})
FOREACH (one IN CASE WHEN m IS NULL THEN [] ELSE [n] END |
  MERGE (a)-[t:TOOK_BACK {what: 'MEMBER_OF'}]->(one)
  SET t.at = $at)
WITH m, m IS NOT NULL AS changed
DELETE m
RETURN changed AS outcome
