// Takes an agent out of a community; says whether that changed anything.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param community_uid: STRING = 'com-01'
// returns outcome: BOOLEAN
MATCH (a:Agent {uid: $agent_uid})
OPTIONAL MATCH (a)-[m:MEMBER_OF]->(:Community {uid: $community_uid})
WITH m, m IS NOT NULL AS changed
DELETE m
RETURN changed AS outcome
