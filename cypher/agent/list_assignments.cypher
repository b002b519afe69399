// The assignments that agents held, newest first.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns agent_uid: STRING
// returns assignment_uid: STRING
// returns current: BOOLEAN
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment)
RETURN a.uid AS agent_uid,
       s.uid AS assignment_uid,
       coalesce(s.current, false) AS current
ORDER BY agent_uid, s.start DESC, assignment_uid
