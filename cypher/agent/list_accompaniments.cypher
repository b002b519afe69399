// The accompaniments of agents, the latest first: to themselves, and to each adviser those that are theirs.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (a:Agent {uid: owner_uid})-[:FOLLOWED_IN]->(n:Accompaniment)-[:BY]->(b:Agent)
WHERE $viewer_all OR a.uid = $viewer_agent OR b.uid = $viewer_agent
WITH owner_uid, n.started_on AS started_on, n.uid AS uid
ORDER BY owner_uid, started_on DESC, uid
RETURN owner_uid,
       uid
