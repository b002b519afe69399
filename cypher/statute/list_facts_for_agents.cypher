// What rules of statute look at of agents, whichever the post.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns agent_uid: STRING
// returns agent_mobile_from: STRING NULL
// returns agent_status: STRING NULL
// returns agent_category: STRING NULL
// returns agent_corps: STRING NULL
// returns agent_military_corps: BOOLEAN NULL
// returns agent_ministry: STRING NULL
// returns agent_operator: BOOLEAN NULL
// returns agent_position: STRING NULL
// returns agent_in_post: BOOLEAN NULL
// returns agent_since: STRING NULL
// returns agent_term_end: STRING NULL
// returns agent_position_since: STRING NULL
// returns agent_grade: STRING NULL
// returns agent_reaches_heb: BOOLEAN NULL
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment {current: true})
WITH a, s
ORDER BY a.uid, s.main DESC, s.start DESC, s.uid
WITH a, collect(s)[0] AS held
OPTIONAL MATCH (a)-[:BELONGS_TO]->(y:Corps)
OPTIONAL MATCH (held)-[:AT]->(h:Organisation)
RETURN a.uid AS agent_uid,
       toString(a.mobile_from) AS agent_mobile_from,
       a.status AS agent_status,
       coalesce(a.category, y.category) AS agent_category,
       y.code AS agent_corps,
       y.military AS agent_military_corps,
       h.ministry_uid AS agent_ministry,
       h.operator AS agent_operator,
       held.route AS agent_position,
       CASE WHEN held IS NOT NULL THEN true
         WHEN EXISTS { (a)-[:HELD]->(:Assignment) } THEN false ELSE null END AS agent_in_post,
       toString(held.since) AS agent_since,
       toString(held.term_end) AS agent_term_end,
       toString(a.position_since) AS agent_position_since,
       a.grade AS agent_grade,
       y.reaches_heb AS agent_reaches_heb
ORDER BY agent_uid
