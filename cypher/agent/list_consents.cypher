// What agents said about each purpose, with the instant of the last word.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns agent_uid: STRING
// returns purpose: STRING
// returns granted_at: STRING NULL
// returns withdrawn_at: STRING NULL
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:GAVE]->(n:Consent)
RETURN a.uid AS agent_uid,
       n.purpose AS purpose,
       n.granted_at AS granted_at,
       n.withdrawn_at AS withdrawn_at
ORDER BY agent_uid, purpose
