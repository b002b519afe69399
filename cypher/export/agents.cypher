// The rows of agents.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns display_name: STRING
// returns status: STRING
// returns category: STRING NULL
// returns corps_uid: STRING NULL
// returns grade: STRING NULL
// returns move_intent: STRING NULL
// returns mobile_from: STRING NULL
// returns email: STRING NULL
// returns recorded_at: STRING NULL
// returns merged_uids: LIST<STRING> NULL
MATCH (n:Agent)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
OPTIONAL MATCH (n)-[b:BELONGS_TO]->(k:Corps)
WITH n, coalesce(b.recorded_uid, k.uid) AS corps_uid, coalesce(n.grade_said_at, '') AS grade_at, coalesce(n.move_intent_said_at, '') AS intent_at,
     coalesce(n.mobile_from_said_at, '') AS mobile_at
WITH n, corps_uid, CASE
       WHEN grade_at >= intent_at AND grade_at >= mobile_at THEN grade_at
       WHEN intent_at >= mobile_at THEN intent_at
       ELSE mobile_at
     END AS said_at
RETURN n.uid AS uid,
       n.display_name AS display_name,
       n.status AS status,
       n.category AS category,
       corps_uid,
       n.grade AS grade,
       n.move_intent AS move_intent,
       toString(n.mobile_from) AS mobile_from,
       n.email AS email,
       CASE WHEN said_at = '' THEN null ELSE said_at END AS recorded_at,
       n.aliases AS merged_uids
ORDER BY uid
