// What agents did with posts, the latest first, one line a post: the interest where they saved it too; only to themselves.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns agent_uid: STRING
// returns post_uid: STRING
// returns kind: STRING
// returns at: STRING
// returns reason: STRING NULL
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[r:SAVED|DISMISSED|INTERESTED_IN]->(p:Post)
WHERE $viewer_all OR a.uid = $viewer_agent
WITH a, p, r
ORDER BY a.uid, p.uid, CASE type(r) WHEN 'INTERESTED_IN' THEN 0 ELSE 1 END
WITH a.uid AS agent_uid, p.uid AS post_uid, collect(r)[0] AS done
RETURN agent_uid,
       post_uid,
       CASE type(done) WHEN 'INTERESTED_IN' THEN 'INTERESTED' ELSE type(done) END AS kind,
       done.at AS at,
       done.reason AS reason
ORDER BY agent_uid, at DESC, post_uid
