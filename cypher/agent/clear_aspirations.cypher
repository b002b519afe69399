// Takes back what an agent wished for, and notes that they said so themselves.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})
SET a.aspirations_said_at = $at
WITH a
MATCH (a)-[:ASPIRES]->(n:Aspiration)
DETACH DELETE n
