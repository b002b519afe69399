// The weight of each requirement and the length of each post's requirements.
//
// Weight w·idf, with w 1 when essential and 0.5 when desirable; `demand` is their sum, `norm` the
// root of the sum of their squares, and `w` on the relationship is w·idf², what full credit adds.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
OPTIONAL MATCH (p)-[r:REQUIRES]->(c:Competency)
WITH p, r, coalesce(c.idf, 0.0) AS idf,
     CASE WHEN r.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END AS w
SET r.w = w * idf * idf
WITH p, collect(CASE WHEN r IS NULL THEN 0.0 ELSE w * idf END) AS weights
SET p.demand = toFloat(reduce(total = 0.0, x IN weights | total + x)),
    p.norm = sqrt(toFloat(reduce(total = 0.0, x IN weights | total + x * x)))
