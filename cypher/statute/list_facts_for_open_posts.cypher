// What rules of statute look at of an agent and of the posts open on a day, equal ones together.
//
// One row, or none: what is known of the agent is said once, and each group of posts is a list, in the
// order that `each` names (cypher/README.md, "Lists for rows").
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param today: STRING = '2026-03-02'
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
// returns posts: LIST<LIST<ANY>>
// each posts: uids, same_family, ministry, categories, operator, open_to_military, open_to_contract, management, functional, establishment, same_operator
MATCH (a:Agent:Recommendable {uid: $agent_uid})
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment {current: true})
WITH a, s
ORDER BY s.main DESC, s.start DESC, s.uid
WITH a, collect(s)[0] AS held
OPTIONAL MATCH (a)-[:BELONGS_TO]->(y:Corps)
OPTIONAL MATCH (held)-[:AT]->(h:Organisation)
WITH a, held, y, h, a.family AS family, h.operators AS operators, CASE WHEN held IS NOT NULL THEN true
       WHEN EXISTS { (a)-[:HELD]->(:Assignment) } THEN false ELSE null END AS agent_in_post
MATCH (p:Open)
WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
WITH a, held, y, h, family, operators, agent_in_post, p
ORDER BY p.uid
WITH a, held, y, h, agent_in_post, p.family = family AS same_family, p.ministry_uid AS ministry,
     coalesce(p.categories, []) AS categories, p.operator AS operator,
     p.open_to_military AS open_to_military, p.open_to_contract AS open_to_contract,
     p.management AS management, p.functional AS functional, p.establishment AS establishment, CASE WHEN h IS NULL THEN null
       ELSE any(one IN p.operators WHERE one IN operators) END AS same_operator,
     collect(p.uid) AS uids
WITH a, held, y, h, agent_in_post, uids, same_family, ministry, categories,
     operator, open_to_military, open_to_contract, management, functional, establishment, same_operator
ORDER BY uids[0]
WITH a, held, y, h, agent_in_post, collect([
       uids,
       same_family,
       ministry,
       categories,
       operator,
       open_to_military,
       open_to_contract,
       management,
       functional,
       establishment,
       same_operator
     ]) AS posts
RETURN a.status AS agent_status,
       coalesce(a.category, y.category) AS agent_category,
       y.code AS agent_corps,
       y.military AS agent_military_corps,
       h.ministry_uid AS agent_ministry,
       h.operator AS agent_operator,
       held.route AS agent_position,
       agent_in_post,
       toString(held.since) AS agent_since,
       toString(held.term_end) AS agent_term_end,
       toString(a.position_since) AS agent_position_since,
       a.grade AS agent_grade,
       y.reaches_heb AS agent_reaches_heb,
       posts
