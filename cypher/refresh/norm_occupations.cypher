// How much each occupation needs, weighted as the requirements of posts are; a retired one nothing.
//
// mode: write
// param uids: LIST<STRING> = ['occ-01']
UNWIND $uids AS uid
MATCH (o:Occupation {uid: uid})
OPTIONAL MATCH (o)-[n:NEEDS]->(c:Competency)
WITH o, coalesce(c.idf, 0.0) * CASE WHEN n.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END AS weight
WITH o, collect(weight) AS weights
SET o.demand = CASE WHEN coalesce(o.retired, false) THEN 0.0
      ELSE toFloat(reduce(total = 0.0, x IN weights | total + x)) END
