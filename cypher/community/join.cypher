// Makes an agent a member of a community; says whether that changed anything.
//
// A membership that stands keeps its date.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param community_uid: STRING = 'com-01'
// param since: STRING = '2026-03-02'
// returns outcome: BOOLEAN
MATCH (a:Agent {uid: $agent_uid})
MATCH (n:Community {uid: $community_uid})
OPTIONAL MATCH (a)-[old:MEMBER_OF]->(n)
WITH a, n, old IS NULL AS changed
MERGE (a)-[m:MEMBER_OF]->(n)
ON CREATE SET m.since = date($since)
SET m.sources = ['api']
RETURN changed AS outcome
