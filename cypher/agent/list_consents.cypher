// What agents last said about each purpose, on a day or before.
//
// Of two acts at one instant the withdrawal counts: see consent/set_labels.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param day: STRING = '2026-03-02'
// returns agent_uid: STRING
// returns purpose: STRING
// returns given: BOOLEAN
// returns at: STRING
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:GAVE]->(c:Consent)
WHERE left(c.at, 10) <= $day
WITH a, c.purpose AS purpose,
     max(CASE WHEN c.kind = 'GRANTED' THEN c.at ELSE '' END) AS granted,
     max(CASE WHEN c.kind = 'WITHDRAWN' THEN c.at ELSE '' END) AS withdrawn
RETURN a.uid AS agent_uid,
       purpose,
       granted > withdrawn AS given,
       CASE WHEN granted > withdrawn THEN granted ELSE withdrawn END AS at
ORDER BY agent_uid, purpose
