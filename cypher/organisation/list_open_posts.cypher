// The posts of organisations, and of those below them, that are open on a day: the newest fifty of each.
//
// mode: read
// param uids: LIST<STRING> = ['org-01']
// param today: STRING = '2026-03-02'
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (m:Organisation {uid: owner_uid})
CALL (m) {
  MATCH (m)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)<-[:OF]-(p:Open)
  WITH DISTINCT p
  WITH p, [w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today | left(w, 10)][0] AS opened_on
  WHERE opened_on IS NOT NULL AND (p.copy_until IS NULL OR p.copy_until <= $today)
  WITH p, opened_on
  ORDER BY opened_on DESC, p.uid
  LIMIT 50
  RETURN p, opened_on
}
WITH owner_uid, p, opened_on
ORDER BY owner_uid, opened_on DESC, p.uid
RETURN owner_uid,
       p.uid AS uid
