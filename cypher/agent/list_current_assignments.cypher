// The assignments that agents hold today, the latest first.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns uid: STRING
// returns agent_uid: STRING
// returns start: STRING
// returns until: STRING NULL
// returns term_end: STRING NULL
// returns title_fr: STRING NULL
// returns route: STRING NULL
// returns digital: BOOLEAN NULL
// returns management: BOOLEAN NULL
// returns organisation_uid: STRING
// returns occupation_uid: STRING NULL
// returns post_uid: STRING NULL
// returns place_uid: STRING NULL
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment {current: true})-[:AT]->(g:Organisation)
OPTIONAL MATCH (s)-[:AS]->(o:Occupation)
OPTIONAL MATCH (s)-[:ON]->(p:Post)
OPTIONAL MATCH (s)-[:IN]->(l:Place)
RETURN s.uid AS uid,
       a.uid AS agent_uid,
       toString(s.start) AS start,
       toString(s.`end`) AS until,
       toString(s.term_end) AS term_end,
       s.title_fr AS title_fr,
       s.route AS route,
       s.digital AS digital,
       s.management AS management,
       g.uid AS organisation_uid,
       o.uid AS occupation_uid,
       p.uid AS post_uid,
       l.uid AS place_uid
ORDER BY agent_uid, start DESC, uid
