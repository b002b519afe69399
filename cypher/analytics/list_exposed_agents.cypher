// The agents who get recommendations, with the groups by which exposure is watched, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns ministry: STRING NULL
// returns region: STRING NULL
// returns corps: STRING NULL
// returns categories: LIST<STRING>
MATCH (a:Agent:Recommendable)
WHERE a.uid > $after
WITH a
ORDER BY a.uid
LIMIT $limit
OPTIONAL MATCH (a)-[:BELONGS_TO]->(k:Corps)
OPTIONAL MATCH (m:Organisation {uid: a.ministry_uid})
OPTIONAL MATCH (a)-[:HELD]->(:Assignment {current: true})-[:IN]->(:Place)-[:PART_OF*0..4]->(r:Place {kind: 'REGION'})
WITH a, min(k.label_fr) AS corps, min(m.display_name) AS ministry, min(r.display_name) AS region
RETURN a.uid AS uid,
       ministry,
       region,
       corps,
       CASE WHEN a.category IS NULL THEN [] ELSE [a.category] END AS categories
ORDER BY uid
