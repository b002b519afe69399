// Takes back a request to meet that waits for an answer, for the side that asked: the outcome says whether it was.
//
// No row when there is none of this key that they asked for. The introduction is locked before its state is read: see answer.
//
// mode: write
// param uid: STRING = 'int-01'
// param agent_uid: STRING NULL = 'agt-01'
// param organisation_uid: STRING NULL = null
// param at: STRING = '2026-03-02T00:00:00.000Z'
// param open_since: STRING = '2026-01-31T00:00:00Z'
// returns outcome: STRING
MATCH (n:Introduction {uid: $uid})
WHERE EXISTS { MATCH (n)<-[:ASKED]-(:Agent {uid: $agent_uid}) }
   OR EXISTS { MATCH (n)<-[:ASKED]-(:Organisation {uid: $organisation_uid}) }
SET n.message = n.message
WITH n.uid AS locked_uid
MATCH (n:Introduction {uid: locked_uid})
WITH n, CASE
       WHEN n.state = 'ASKED' AND n.asked_at >= $open_since THEN 'ENDED'
       WHEN n.state = 'ASKED' THEN 'EXPIRED'
       WHEN n.state = 'ENDED' THEN 'ENDED_BEFORE'
       ELSE 'ANSWERED'
     END AS outcome
FOREACH (one IN CASE WHEN outcome = 'ENDED' THEN [n] ELSE [] END |
  SET one.state = 'ENDED', one.ended_at = $at, one.sources = ['api'])
RETURN outcome
