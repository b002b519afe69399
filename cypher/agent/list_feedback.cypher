// How satisfied agents said to be, the latest first; only to themselves.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns agent_uid: STRING
// returns score: INTEGER
// returns comment: STRING NULL
// returns on: STRING
// returns post_uid: STRING NULL
// returns accompaniment_uid: STRING NULL
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:GAVE_FEEDBACK]->(n:Feedback)
WHERE ($viewer_all OR a.uid = $viewer_agent) AND n.kind = 'SATISFACTION' AND n.score IS NOT NULL
OPTIONAL MATCH (n)-[:ABOUT]->(p:Post)
OPTIONAL MATCH (n)-[:ABOUT]->(f:Accompaniment)
WITH a.uid AS agent_uid, n, p.uid AS post_uid, f.uid AS accompaniment_uid
ORDER BY agent_uid, n.`on` DESC, n.uid
RETURN agent_uid,
       n.score AS score,
       n.reason AS comment,
       toString(n.`on`) AS `on`,
       post_uid,
       accompaniment_uid
