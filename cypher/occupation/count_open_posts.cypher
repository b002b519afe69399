// How many posts of occupations are open on a day.
//
// mode: read
// param uids: LIST<STRING> = ['occ-01']
// param today: STRING = '2026-03-02'
// returns occupation_uid: STRING
// returns posts: INTEGER
UNWIND $uids AS uid
MATCH (k:Occupation {uid: uid})<-[:AS]-(p:Open)-[:OPEN_AS]->(v:Vacancy)
WHERE v.state IN ['VACANT', 'LIKELY_VACANT'] AND v.opened_on <= date($today)
  AND (v.filled_on IS NULL OR v.filled_on > date($today))
  AND (v.withdrawn_on IS NULL OR v.withdrawn_on > date($today))
  AND (v.apply_by IS NULL OR v.apply_by >= date($today))
RETURN k.uid AS occupation_uid, count(DISTINCT p) AS posts
