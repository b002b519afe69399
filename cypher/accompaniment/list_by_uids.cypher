// Accompaniments by key, of the one accompanied and their adviser, to the two of them.
//
// mode: read
// param uids: LIST<STRING> = ['acc-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns uid: STRING
// returns agent_uid: STRING
// returns adviser_uid: STRING
// returns started_on: STRING
// returns ended_on: STRING NULL
UNWIND $uids AS uid
MATCH (n:Accompaniment {uid: uid})<-[:FOLLOWED_IN]-(a:Agent)
MATCH (n)-[:BY]->(b:Agent)
WHERE $viewer_all OR a.uid = $viewer_agent OR b.uid = $viewer_agent
RETURN n.uid AS uid,
       a.uid AS agent_uid,
       b.uid AS adviser_uid,
       toString(n.started_on) AS started_on,
       toString(n.ended_on) AS ended_on
