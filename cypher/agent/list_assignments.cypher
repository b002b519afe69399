// The assignments that agents held, newest first.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns agent_uid: STRING
// returns assignment_uid: STRING
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment)
WITH a, s
ORDER BY a.uid, s.start DESC, s.uid
RETURN a.uid AS agent_uid, s.uid AS assignment_uid
