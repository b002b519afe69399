// The rows of community_members.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns community_uid: STRING
// returns agent_uid: STRING
// returns since: STRING NULL
UNWIND $uids AS owner
MATCH (a:Agent)-[r:MEMBER_OF]->(b:Community {uid: owner})
RETURN b.uid AS community_uid,
       a.uid AS agent_uid,
       toString(r.since) AS since
ORDER BY community_uid, agent_uid
