// Takes back what `refresh/follow_corps` wrote where another is the last successor now, or none.
//
// mode: write
// param uids: LIST<STRING> = ['crp-01']
// param limit: INTEGER = 3000
// returns moved: INTEGER
UNWIND $uids AS uid
MATCH (n:Corps {uid: uid})
WHERE n.followed_uid IS NOT NULL AND n.followed_uid <> coalesce(n.successor_uid, '')
MATCH (:Corps {uid: n.followed_uid})<-[r:BELONGS_TO {recorded_uid: n.uid}]-(x:Agent)
WITH n, r, x
LIMIT $limit
MERGE (x)-[:BELONGS_TO]->(n)
DELETE r
RETURN count(x) AS moved
