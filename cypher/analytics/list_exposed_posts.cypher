// The posts open on a day, with the groups by which exposure is watched, a page at a time.
//
// mode: read
// param today: STRING = '2026-03-02'
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns ministry: STRING NULL
// returns region: STRING NULL
// returns corps: STRING NULL
// returns categories: LIST<STRING>
MATCH (p:Open)
WHERE p.uid > $after
  AND any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
  AND (p.copy_until IS NULL OR p.copy_until <= $today)
WITH p
ORDER BY p.uid
LIMIT $limit
OPTIONAL MATCH (m:Organisation {uid: p.ministry_uid})
OPTIONAL MATCH (p)-[:IN]->(:Place)-[:PART_OF*0..4]->(r:Place {kind: 'REGION'})
WITH p, min(m.display_name) AS ministry, min(r.display_name) AS region
RETURN p.uid AS uid,
       ministry,
       region,
       null AS corps,
       coalesce(p.categories, []) AS categories
ORDER BY uid
