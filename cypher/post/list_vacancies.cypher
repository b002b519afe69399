// The vacancies of posts, newest first: those open on a day, or all where the viewer may see closed ones.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// param today: STRING = '2026-03-02'
// param viewer_agent: STRING NULL = 'agt-01'
// param viewer_organisation: STRING NULL = null
// returns owner_uid: STRING
// returns uid: STRING
// returns post_uid: STRING
// returns state: STRING
// returns opened_on: STRING
// returns vacant_from: STRING NULL
// returns apply_by: STRING NULL
// returns filled_on: STRING NULL
// returns source_url: STRING NULL
UNWIND $uids AS owner_uid
MATCH (p:Post {uid: owner_uid})<-[:FOR]-(v:Vacancy)
WHERE (EXISTS { MATCH (p)-[:OPEN_AS]->(v) }
  AND v.state IN ['VACANT', 'LIKELY_VACANT'] AND v.opened_on <= date($today)
  AND (v.filled_on IS NULL OR v.filled_on > date($today))
  AND (v.withdrawn_on IS NULL OR v.withdrawn_on > date($today))
  AND (v.apply_by IS NULL OR v.apply_by >= date($today)))
  OR EXISTS { MATCH (:Agent {uid: $viewer_agent})-[:SAVED|INTERESTED_IN]->(p) }
  OR EXISTS {
    MATCH (p)-[:OF]->(:Organisation)-[:PART_OF*0..8]->(:Organisation {uid: $viewer_organisation})
  }
WITH owner_uid, p, v
ORDER BY owner_uid, v.opened_on DESC, v.uid
RETURN owner_uid,
       v.uid AS uid,
       p.uid AS post_uid,
       v.state AS state,
       toString(v.opened_on) AS opened_on,
       toString(v.vacant_from) AS vacant_from,
       toString(v.apply_by) AS apply_by,
       toString(v.filled_on) AS filled_on,
       v.source_url AS source_url
