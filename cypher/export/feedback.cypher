// The rows of feedback.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns agent_uid: STRING
// returns post_uid: STRING NULL
// returns accompaniment_uid: STRING NULL
// returns kind: STRING
// returns score: INTEGER NULL
// returns reason: STRING NULL
// returns on: STRING
UNWIND $uids AS owner
MATCH (:Agent {uid: owner})-[:GAVE_FEEDBACK]->(n:Feedback)
MATCH (n)<-[:GAVE_FEEDBACK]-(a:Agent)
OPTIONAL MATCH (n)-[:ABOUT]->(p:Post)
OPTIONAL MATCH (n)-[:ABOUT]->(m:Accompaniment)
RETURN a.uid AS agent_uid,
       p.uid AS post_uid,
       m.uid AS accompaniment_uid,
       n.kind AS kind,
       n.score AS score,
       n.reason AS reason,
       toString(n.`on`) AS `on`
ORDER BY agent_uid, coalesce(post_uid, ''), coalesce(accompaniment_uid, ''), kind, `on`
