// What rules of statute look at of an agent and of every post open on a day.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param today: STRING = '2026-03-02'
// returns post_uid: STRING
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
// returns post_categories: LIST<STRING>
// returns post_operator: BOOLEAN NULL
// returns post_open_to_military: BOOLEAN NULL
// returns post_open_to_contract: BOOLEAN NULL
// returns post_management: BOOLEAN NULL
// returns same_operator: BOOLEAN NULL
MATCH (a:Agent:Recommendable {uid: $agent_uid})
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment {current: true})
WITH a, s
ORDER BY s.start DESC, s.uid
WITH a, collect(s)[0] AS held
OPTIONAL MATCH (a)-[:BELONGS_TO]->(y:Corps)
OPTIONAL MATCH (held)-[:AT]->(h:Organisation)
MATCH (p:Open)
WHERE EXISTS {
    MATCH (p)-[:OPEN_AS]->(v:Vacancy)
    WHERE v.state IN ['VACANT', 'LIKELY_VACANT'] AND v.opened_on <= date($today)
      AND (v.filled_on IS NULL OR v.filled_on > date($today))
      AND (v.withdrawn_on IS NULL OR v.withdrawn_on > date($today))
      AND (v.apply_by IS NULL OR v.apply_by >= date($today))
  }
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
OPTIONAL MATCH (p)-[:OF]->(g:Organisation)
RETURN p.uid AS post_uid,
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
       toString(held.start) AS agent_since,
       toString(held.term_end) AS agent_term_end,
       coalesce(p.categories, []) AS post_categories,
       g.operator AS post_operator,
       p.open_to_military AS post_open_to_military,
       p.open_to_contract AS post_open_to_contract,
       p.management AS post_management,
       CASE WHEN h IS NULL OR g IS NULL THEN null
         ELSE any(one IN g.operators WHERE one IN h.operators) END AS same_operator
ORDER BY post_uid
