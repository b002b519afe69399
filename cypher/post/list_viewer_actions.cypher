// What the viewer did with posts: the interest where they saved one too.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// param viewer_agent: STRING NULL = 'agt-01'
// returns agent_uid: STRING
// returns post_uid: STRING
// returns kind: STRING
// returns at: STRING
// returns reason: STRING NULL
MATCH (a:Agent {uid: $viewer_agent})
UNWIND $uids AS uid
MATCH (a)-[r:SAVED|DISMISSED|INTERESTED_IN]->(p:Post {uid: uid})
WITH a, p, r
ORDER BY p.uid, CASE type(r) WHEN 'INTERESTED_IN' THEN 0 ELSE 1 END
WITH a.uid AS agent_uid, p.uid AS post_uid, collect(r)[0] AS done
RETURN agent_uid,
       post_uid,
       CASE type(done) WHEN 'INTERESTED_IN' THEN 'INTERESTED' ELSE type(done) END AS kind,
       done.at AS at,
       done.reason AS reason
ORDER BY post_uid
