// Posts open on a day, one of each job, by what is known of them.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns occupation_uid: STRING NULL
// returns family: STRING NULL
// returns ministry_uid: STRING NULL
// returns categories: LIST<STRING>
// returns region_uid: STRING NULL
// returns posts: INTEGER
MATCH (p:Open)
WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
  AND (p.copy_until IS NULL OR p.copy_until <= $today)
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
OPTIONAL MATCH (p)-[:IN]->(:Place)-[:PART_OF*0..4]->(r:Place {kind: 'REGION'})
WITH p, min(o.uid) AS occupation_uid, min(o.family) AS family, min(r.uid) AS region_uid
WITH occupation_uid, family, p.ministry_uid AS ministry_uid, coalesce(p.categories, []) AS categories, region_uid
RETURN occupation_uid,
       family,
       ministry_uid,
       categories,
       region_uid,
       count(*) AS posts
ORDER BY occupation_uid, ministry_uid, categories, region_uid
