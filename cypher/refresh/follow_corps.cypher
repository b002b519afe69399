// Counts the members of corps that were succeeded among those of the last successor.
//
// What was recorded stays on the relationship, and goes into an export.
//
// mode: write
// param uids: LIST<STRING> = ['crp-01']
// param limit: INTEGER = 3000
// returns moved: INTEGER
UNWIND $uids AS uid
MATCH (n:Corps {uid: uid})
WHERE n.successor_uid IS NOT NULL
MATCH (n)<-[r:BELONGS_TO]-(x:Agent)
WITH n, r, x
LIMIT $limit
MATCH (last:Corps {uid: n.successor_uid})
MERGE (x)-[k:BELONGS_TO]->(last)
SET k.recorded_uid = coalesce(r.recorded_uid, n.uid)
DELETE r
RETURN count(x) AS moved
