// How many posts of occupations are open on a day.
//
// mode: read
// param uids: LIST<STRING> = ['occ-01']
// param today: STRING = '2026-03-02'
// returns occupation_uid: STRING
// returns posts: INTEGER
UNWIND $uids AS uid
MATCH (p:Open)
WHERE p.occupation_uid = uid AND any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
  AND (p.copy_until IS NULL OR p.copy_until <= $today)
RETURN uid AS occupation_uid, count(p) AS posts
