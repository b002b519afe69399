// Posts that state no requirement inherit what their occupation needs.
//
// Unknown is not absent: without this, a vacancy published with a title alone would fit nobody. The
// weight is that of the last idf until the norms of posts are made again, so that no post leaves the
// rankings while a refresh runs. What is stated meanwhile is left alone: see infer_competencies. What a post
// inherits again after it has taken back what it stated counts from that day on (post/set_requirements).
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
// param confidence: FLOAT = 0.7
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
WHERE NOT EXISTS { (p)-[:REQUIRES {derived: false}]->(:Competency) }
MATCH (p)-[:AS]->(:Occupation)-[n:NEEDS]->(c:Competency)
WITH p, c, n
MERGE (p)-[r:REQUIRES]->(c)
ON CREATE SET r.derived = true, r.stated_on = p.restated_on
SET r.level = CASE WHEN r.derived THEN n.level ELSE r.level END,
    r.importance = CASE WHEN r.derived THEN n.importance ELSE r.importance END,
    r.origin = CASE WHEN r.derived THEN 'INFERRED' ELSE r.origin END,
    r.confidence = CASE WHEN r.derived THEN $confidence ELSE r.confidence END,
    r.w = CASE
      WHEN NOT r.derived THEN r.w
      WHEN n.importance = 'DESIRABLE' THEN 0.5 * coalesce(c.idf, 0.0) * coalesce(c.idf, 0.0)
      ELSE coalesce(c.idf, 0.0) * coalesce(c.idf, 0.0)
    END
