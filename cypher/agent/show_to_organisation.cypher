// Hides an agent from one organisation no longer, and notes that they said so themselves.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param organisation_uid: STRING = 'org-01'
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})-[old:HIDDEN_FROM]->(o:Organisation {uid: $organisation_uid})
MERGE (a)-[t:TOOK_BACK {what: 'HIDDEN_FROM'}]->(o)
SET t.at = $at
DELETE old
