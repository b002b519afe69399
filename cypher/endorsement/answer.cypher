// Answers an endorsement that an agent was offered: the outcome says so.
//
// No row for an offer that is not for the agent, or that endorsement/list_offers does not show them. The agent is
// locked before the state is read. What an acceptance changes in the record is written by
// endorsement/confirm, in the same unit; a refusal changes nothing there.
//
// mode: write
// param handle: STRING = 'off-01'
// param agent_uid: STRING = 'agt-02'
// param state: STRING = 'ACCEPTED'
// param today: STRING = '2026-03-02'
// param open_since: STRING = '2025-12-02'
// returns outcome: STRING
MATCH (a:Agent {uid: $agent_uid})
SET a.norm = a.norm
WITH a.uid AS locked_uid
MATCH (a:Agent {uid: locked_uid})<-[:FOR_AGENT]-(n:EndorsementOffer {handle: $handle})-[:OF_COMPETENCY]->(c:Competency)
WHERE n.offered_on >= date($open_since) AND EXISTS { MATCH (a)-[:HAS|WANTS]->(c) }
WITH n, CASE WHEN n.state = 'OFFERED' THEN 'ANSWERED' ELSE 'ANSWERED_BEFORE' END AS outcome
FOREACH (one IN CASE WHEN outcome = 'ANSWERED' THEN [n] ELSE [] END |
  SET one.state = $state, one.answered_on = date($today))
RETURN outcome
