// The first agent by key who agreed to recommendations: `me` of a newcomer in demo mode.
//
// mode: read
// returns uid: STRING
// returns display_name: STRING
// returns status: STRING
// returns category: STRING NULL
// returns grade: STRING NULL
// returns move_intent: STRING
// returns mobile_from: STRING NULL
// returns corps_uid: STRING NULL
MATCH (a:Agent:Recommendable)
WITH a
ORDER BY a.uid
LIMIT 1
OPTIONAL MATCH (a)-[:BELONGS_TO]->(k:Corps)
RETURN a.uid AS uid,
       a.display_name AS display_name,
       a.status AS status,
       a.category AS category,
       a.grade AS grade,
       coalesce(a.move_intent, 'NO') AS move_intent,
       toString(a.mobile_from) AS mobile_from,
       k.uid AS corps_uid
