// Notes that an agent agrees to a purpose or withdraws: one more act, and none is overwritten.
//
// A consent that stands keeps its date. A withdrawal is noted where nothing stands too, once a day:
// a grant of an earlier date that a file brings later does not count then.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param purpose: STRING = 'VISIBLE_TO_PEERS'
// param given: BOOLEAN = true
// param kind: STRING = 'GRANTED'
// param at: STRING = '2026-03-02T00:00:00.000Z'
// param day: STRING = '2026-03-02'
MATCH (a:Agent {uid: $agent_uid})
SET a.consents_at = $at
WITH a
OPTIONAL MATCH (a)-[:GAVE]->(c:Consent {purpose: $purpose})
WHERE coalesce(c.said, false) OR c.at <= $at
WITH a,
     max(CASE WHEN c.kind = 'GRANTED' THEN c.at ELSE '' END) AS granted,
     max(CASE WHEN c.kind = 'WITHDRAWN' THEN c.at ELSE '' END) AS withdrawn
WITH a, CASE
       WHEN $given THEN granted <= withdrawn
       ELSE granted > withdrawn OR left(withdrawn, 10) < $day
     END AS is_new
FOREACH (one IN CASE WHEN is_new THEN [a] ELSE [] END |
  MERGE (n:Consent {uid: $agent_uid + ':' + $purpose + ':' + $at + ':' + $kind})
  SET n.purpose = $purpose, n.kind = $kind, n.at = $at, n.said = true
  MERGE (one)-[:GAVE]->(n))
