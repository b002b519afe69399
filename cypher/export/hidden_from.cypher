// The rows of hidden_from.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns agent_uid: STRING
// returns organisation_uid: STRING
UNWIND $uids AS owner
MATCH (a:Agent {uid: owner})-[r:HIDDEN_FROM]->(b:Organisation)
RETURN a.uid AS agent_uid,
       b.uid AS organisation_uid
ORDER BY agent_uid, organisation_uid
