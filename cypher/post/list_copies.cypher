// The open posts that are the same job as some open posts: the one that is shown for those that are not, and the
// copies of those that are.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// param today: STRING = '2026-03-02'
// returns owner_uid: STRING
// returns uid: STRING
// returns reason: STRING
// returns shown: BOOLEAN
UNWIND $uids AS owner_uid
MATCH (p:Post {uid: owner_uid})-[r:SAME_JOB]-(q:Post)
WHERE NOT coalesce(p.separate, false) AND NOT coalesce(q.separate, false)
  AND any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
  AND any(w IN q.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
WITH owner_uid, q.uid AS uid, r.reason AS reason, coalesce(p.copy_until, '') > $today AS hidden,
     coalesce(q.copy_until, '') <= $today AS shown
WHERE hidden = shown
RETURN owner_uid, uid, reason, shown
ORDER BY owner_uid, uid
