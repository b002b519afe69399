// Agents by key whom the viewer may see as a whole: themselves, those they accompany, or all.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// param viewer_adviser: STRING NULL = null
// param today: STRING = '2026-03-02'
// returns uid: STRING
// returns display_name: STRING
// returns status: STRING
// returns category: STRING NULL
// returns grade: STRING NULL
// returns move_intent: STRING
// returns mobile_from: STRING NULL
// returns corps_uid: STRING NULL
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
WHERE $viewer_all OR a.uid = $viewer_agent
  OR EXISTS {
    MATCH (a)-[:FOLLOWED_IN]->(f:Accompaniment)-[:BY]->(:Agent {uid: $viewer_adviser})
    WHERE f.started_on <= date($today) AND (f.ended_on IS NULL OR f.ended_on >= date($today))
  }
OPTIONAL MATCH (a)-[:BELONGS_TO]->(k:Corps)
RETURN a.uid AS uid,
       a.display_name AS display_name,
       a.status AS status,
       a.category AS category,
       a.grade AS grade,
       coalesce(a.move_intent, 'NO') AS move_intent,
       toString(a.mobile_from) AS mobile_from,
       k.uid AS corps_uid
