// Counts posts and assignments of occupations that were replaced under the last successor.
//
// What was recorded stays on the relationship, and goes into an export.
//
// mode: write
// param uids: LIST<STRING> = ['occ-01']
// param limit: INTEGER = 3000
// returns moved: INTEGER
UNWIND $uids AS uid
MATCH (n:Occupation {uid: uid})
WHERE n.successor_uid IS NOT NULL
MATCH (n)<-[r:AS]-(x)
WITH n, r, x
LIMIT $limit
MATCH (last:Occupation {uid: n.successor_uid})
MERGE (x)-[k:AS]->(last)
SET k.recorded_uid = coalesce(r.recorded_uid, n.uid)
DELETE r
RETURN count(x) AS moved
