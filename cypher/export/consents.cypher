// The rows of consents.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns agent_uid: STRING
// returns purpose: STRING
// returns granted_at: STRING
// returns withdrawn_at: STRING NULL
UNWIND $uids AS owner
MATCH (:Agent {uid: owner})-[:GAVE]->(n:Consent)
MATCH (n)<-[:GAVE]-(a:Agent)
RETURN a.uid AS agent_uid,
       n.purpose AS purpose,
       n.granted_at AS granted_at,
       n.withdrawn_at AS withdrawn_at
ORDER BY agent_uid, purpose
