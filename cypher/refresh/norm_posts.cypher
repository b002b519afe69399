// The weight of each requirement and of all requirements of each post.
//
// With w 1 when essential and 0.5 when desirable: `w` on the relationship is w·idf², what full credit adds, and `weight`
// of the post their sum; `demand` is the sum of w·idf, of which coverage is a share.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
OPTIONAL MATCH (p)-[r:REQUIRES]->(c:Competency)
WITH p, r, coalesce(c.idf, 0.0) AS idf,
     CASE WHEN r.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END AS w
SET r.w = w * idf * idf
WITH p, collect(CASE WHEN r IS NULL THEN 0.0 ELSE w * idf END) AS demands,
     collect(CASE WHEN r IS NULL THEN 0.0 ELSE w * idf * idf END) AS weights
SET p.demand = toFloat(reduce(total = 0.0, x IN demands | total + x)),
    p.weight = toFloat(reduce(total = 0.0, x IN weights | total + x))
