// Posts that state no requirement inherit what their occupation needs.
//
// Unknown is not absent: without this, a vacancy published with a title alone would fit nobody. The
// weight is that of the last idf until the norms of posts are made again, so that no post leaves the
// rankings while a refresh runs.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
// param confidence: FLOAT = 0.7
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
WHERE NOT EXISTS { (p)-[:REQUIRES]->(:Competency) }
MATCH (p)-[:AS]->(:Occupation)-[n:NEEDS]->(c:Competency)
WITH p, c, n
MERGE (p)-[r:REQUIRES]->(c)
SET r.level = n.level,
    r.importance = n.importance,
    r.origin = 'INFERRED',
    r.confidence = $confidence,
    r.w = CASE WHEN n.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END
      * coalesce(c.idf, 0.0) * coalesce(c.idf, 0.0),
    r.derived = true
