// What spells are made of: the assignments of some agents, in the order of each career.
//
// An organisation that was replaced is its last successor.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns agent_uid: STRING
// returns uid: STRING
// returns start: STRING
// returns ended_on: STRING NULL
// returns post_uid: STRING NULL
// returns organisation_uid: STRING NULL
// returns occupation_uid: STRING NULL
// returns title: STRING NULL
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment)
OPTIONAL MATCH (s)-[:ON]->(p:Post)
OPTIONAL MATCH (s)-[:AT]->(g:Organisation)
OPTIONAL MATCH (s)-[:AS]->(o:Occupation)
RETURN a.uid AS agent_uid,
       s.uid AS uid,
       toString(s.start) AS start,
       toString(s.`end`) AS ended_on,
       p.uid AS post_uid,
       coalesce(g.successor_uid, g.uid) AS organisation_uid,
       o.uid AS occupation_uid,
       s.title_fr AS title
ORDER BY agent_uid, start, uid
