// The rows of post_actions.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns agent_uid: STRING
// returns post_uid: STRING
// returns kind: STRING
// returns at: STRING
// returns reason: STRING NULL
UNWIND $uids AS owner
MATCH (a:Agent {uid: owner})-[r:SAVED|DISMISSED|INTERESTED_IN|CLEARED]->(b:Post)
RETURN a.uid AS agent_uid,
       b.uid AS post_uid,
       CASE type(r) WHEN 'INTERESTED_IN' THEN 'INTERESTED' ELSE type(r) END AS kind,
       r.at AS at,
       r.reason AS reason
ORDER BY agent_uid, post_uid, kind
