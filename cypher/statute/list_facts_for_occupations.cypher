// What rules of statute look at of agents and of the open posts of an occupation, the newest fifty; equal ones once.
//
// An occupation without any open post has one row without a post.
//
// mode: read
// param steps: LIST<MAP> = []
// param today: STRING = '2026-03-02'
// returns agent_uid: STRING
// returns occupation_uid: STRING
// returns same_family: BOOLEAN NULL
// returns post_ministry: STRING NULL
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
// returns post_categories: LIST<STRING>
// returns post_operator: BOOLEAN NULL
// returns post_open_to_military: BOOLEAN NULL
// returns post_open_to_contract: BOOLEAN NULL
// returns post_management: BOOLEAN NULL
// returns post_functional: STRING NULL
// returns post_establishment: BOOLEAN NULL
// returns same_operator: BOOLEAN NULL
UNWIND $steps AS step
MATCH (a:Agent {uid: step.agent_uid})
MATCH (o:Occupation {uid: step.occupation_uid})
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment {current: true})
WITH a, o, s
ORDER BY a.uid, o.uid, s.main DESC, s.start DESC, s.uid
WITH a, o, collect(s)[0] AS held
OPTIONAL MATCH (q:Open)
WHERE q.occupation_uid = o.uid AND any(w IN q.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
WITH a, o, held, q, reduce(newest = '', w IN q.open_during |
       CASE WHEN w > newest AND left(w, 10) <= $today AND right(w, 10) > $today THEN w ELSE newest END) AS newest
ORDER BY a.uid, o.uid, left(newest, 10) DESC, q.uid
WITH a, o, held, collect(q)[..50] AS posts
UNWIND CASE WHEN size(posts) = 0 THEN [null] ELSE posts END AS p
OPTIONAL MATCH (a)-[:BELONGS_TO]->(y:Corps)
OPTIONAL MATCH (held)-[:AT]->(h:Organisation)
RETURN DISTINCT a.uid AS agent_uid,
       o.uid AS occupation_uid,
       o.family = a.family AS same_family,
       p.ministry_uid AS post_ministry,
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
       y.reaches_heb AS agent_reaches_heb,
       coalesce(p.categories, []) AS post_categories,
       p.operator AS post_operator,
       p.open_to_military AS post_open_to_military,
       p.open_to_contract AS post_open_to_contract,
       p.management AS post_management,
       p.functional AS post_functional,
       p.establishment AS post_establishment,
       CASE WHEN h IS NULL OR p IS NULL THEN null
         ELSE any(one IN p.operators WHERE one IN h.operators) END AS same_operator
ORDER BY agent_uid, occupation_uid
