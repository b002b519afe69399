// Ends an accepted introduction, for either side: the outcome says whether it was.
//
// No row when there is none of this key between the one who ends it and somebody else. The introduction is
// locked before its state is read: see answer.
//
// mode: write
// param uid: STRING = 'int-01'
// param agent_uid: STRING NULL = 'agt-02'
// param organisation_uid: STRING NULL = null
// param at: STRING = '2026-03-02T00:00:00.000Z'
// returns outcome: STRING
MATCH (n:Introduction {uid: $uid})
WHERE EXISTS { MATCH (n)-[:TO]->(:Agent {uid: $agent_uid}) }
   OR EXISTS { MATCH (n)<-[:ASKED]-(:Agent {uid: $agent_uid}) }
   OR EXISTS { MATCH (n)<-[:ASKED]-(:Organisation {uid: $organisation_uid}) }
SET n.message = n.message
WITH n.uid AS locked_uid
MATCH (n:Introduction {uid: locked_uid})
WITH n, CASE
       WHEN n.state = 'ACCEPTED' THEN 'ENDED'
       WHEN n.state = 'ENDED' THEN 'ENDED_BEFORE'
       ELSE 'NOT_ACCEPTED'
     END AS outcome
FOREACH (one IN CASE WHEN outcome = 'ENDED' THEN [n] ELSE [] END |
  SET one.state = 'ENDED', one.ended_at = $at, one.sources = ['api'])
RETURN outcome
