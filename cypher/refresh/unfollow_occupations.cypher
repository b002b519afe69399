// Takes back what `refresh/follow_occupations` wrote where another is the last successor now, or none.
//
// mode: write
// param uids: LIST<STRING> = ['occ-01']
// param limit: INTEGER = 3000
// returns moved: INTEGER
UNWIND $uids AS uid
MATCH (n:Occupation {uid: uid})
WHERE n.followed_uid IS NOT NULL AND n.followed_uid <> coalesce(n.successor_uid, '')
MATCH (:Occupation {uid: n.followed_uid})<-[r:AS {recorded_uid: n.uid}]-(x)
WITH n, r, x
LIMIT $limit
MERGE (x)-[:AS]->(n)
DELETE r
RETURN count(x) AS moved
