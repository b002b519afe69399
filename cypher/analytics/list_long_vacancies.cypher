// Vacancies open on a day and for longer than some days, with the agents in statistics who saved the post or are interested.
//
// mode: read
// param today: STRING = '2026-03-02'
// param days: INTEGER = 30
// returns ministry_uid: STRING
// returns agent_uids: LIST<STRING>
MATCH (v:Vacancy)-[:FOR]->(p:Post)
WHERE v.opened_on + duration({days: $days}) < date($today) AND v.state IN ['VACANT', 'LIKELY_VACANT']
  AND (v.apply_by IS NULL OR v.apply_by >= date($today)) AND p.ministry_uid IS NOT NULL
  AND (p.copy_until IS NULL OR p.copy_until <= $today)
OPTIONAL MATCH (p)<-[r:SAVED|INTERESTED_IN]-(a:Agent:InStatistics)
WHERE left(r.at, 10) <= $today AND left(r.at, 10) >= toString(v.opened_on)
WITH v, p, collect(DISTINCT a.uid) AS agent_uids
RETURN p.ministry_uid AS ministry_uid,
       agent_uids
ORDER BY ministry_uid, v.uid
