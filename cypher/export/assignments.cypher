// The rows of assignments.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns agent_uid: STRING
// returns start: STRING
// returns end: STRING NULL
// returns term_end: STRING NULL
// returns title: STRING NULL
// returns grade: STRING NULL
// returns organisation_uid: STRING
// returns occupation_uid: STRING NULL
// returns post_uid: STRING NULL
// returns place_uid: STRING NULL
// returns route: STRING NULL
// returns digital: BOOLEAN NULL
// returns management: BOOLEAN NULL
MATCH (n:Assignment)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
MATCH (n)<-[:HELD]-(a:Agent)
MATCH (n)-[:AT]->(g:Organisation)
OPTIONAL MATCH (n)-[r:AS]->(o:Occupation)
OPTIONAL MATCH (n)-[:ON]->(p:Post)
OPTIONAL MATCH (n)-[:IN]->(l:Place)
RETURN n.uid AS uid,
       a.uid AS agent_uid,
       toString(n.start) AS start,
       toString(n.`end`) AS `end`,
       toString(n.term_end) AS term_end,
       n.title_fr AS title,
       n.grade_at_start AS grade,
       g.uid AS organisation_uid,
       coalesce(r.recorded_uid, o.uid) AS occupation_uid,
       p.uid AS post_uid,
       l.uid AS place_uid,
       n.route AS route,
       n.digital AS digital,
       n.management AS management
ORDER BY uid
