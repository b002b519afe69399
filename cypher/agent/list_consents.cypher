// What agents last said about each purpose, of the acts that had come when their labels were written.
//
// Of two acts at one instant the withdrawal counts: see consent/set_labels.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns agent_uid: STRING
// returns purpose: STRING
// returns given: BOOLEAN
// returns at: STRING
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:GAVE]->(c:Consent)
WHERE a.consents_at IS NULL OR coalesce(c.said, false) OR c.at <= a.consents_at
WITH a, c.purpose AS purpose,
     max(CASE WHEN c.kind = 'GRANTED' THEN c.at ELSE '' END) AS granted,
     max(CASE WHEN c.kind = 'WITHDRAWN' THEN c.at ELSE '' END) AS withdrawn
RETURN a.uid AS agent_uid,
       purpose,
       granted > withdrawn AS given,
       CASE WHEN granted > withdrawn THEN granted ELSE withdrawn END AS at
ORDER BY agent_uid, purpose
