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
MATCH (p:Post {uid: owner_uid})
OPTIONAL MATCH (p)-[r:SAME_JOB]->(first:Post)
WITH owner_uid, p, r.reason AS own, coalesce(first, p) AS job
WHERE NOT coalesce(p.separate, false)
  AND any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
CALL (job) {
  RETURN job AS q, null AS reason
  UNION ALL
  MATCH (job)<-[r:SAME_JOB]-(q:Post)
  RETURN q, r.reason AS reason
}
WITH owner_uid, p, own, q, reason, coalesce(p.copy_until, '') > $today AS hidden,
     coalesce(q.copy_until, '') <= $today AS shown
WHERE q.uid <> owner_uid AND hidden = shown AND NOT coalesce(q.separate, false)
  AND any(w IN q.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
RETURN owner_uid, q.uid AS uid, CASE WHEN hidden THEN coalesce(own, reason) ELSE coalesce(reason, own) END AS reason, shown
ORDER BY owner_uid, uid
