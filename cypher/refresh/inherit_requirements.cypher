// Posts whose recruiter states nothing inherit what their occupation needs.
//
// Next to what is read from the post's own words, what is inherited is desirable: half the weight. What the recruiter dismissed is not inherited. Unknown is not
// absent: without this, a vacancy published with a title alone would fit nobody. The
// weight is that of the last idf until the norms of posts are made again, so that no post leaves the
// rankings while a refresh runs. What is stated meanwhile is left alone: see infer_competencies. What a post
// inherits again after it has taken back what it stated counts from that day on (post/set_requirements).
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
// param confidence: FLOAT = 0.7
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
WHERE NOT EXISTS {
    MATCH (p)-[s:REQUIRES {derived: false}]->(:Competency) WHERE s.origin <> 'CONFIRMED'
  }
WITH p, size([(p)-[q:REQUIRES]->(:Competency) WHERE q.origin IN ['EXTRACTED', 'CONFIRMED'] | q.confidence]) AS extracted
MATCH (p)-[:AS]->(:Occupation)-[n:NEEDS]->(c:Competency)
WHERE NOT EXISTS { (p)-[:DOES_WITHOUT]->(c) }
WITH p, c, n, CASE WHEN extracted > 0 THEN 'DESIRABLE' ELSE n.importance END AS importance
MERGE (p)-[r:REQUIRES]->(c)
ON CREATE SET r.derived = true, r.stated_on = p.restated_on, r.origin = 'INFERRED'
WITH p, c, n, importance, r, r.derived AND r.origin = 'INFERRED' AS inherited
SET r.level = CASE WHEN inherited THEN n.level ELSE r.level END,
    r.importance = CASE WHEN inherited THEN importance ELSE r.importance END,
    r.confidence = CASE WHEN inherited THEN $confidence ELSE r.confidence END,
    r.w = CASE
      WHEN NOT inherited THEN r.w
      WHEN importance = 'DESIRABLE' THEN 0.5 * coalesce(c.idf, 0.0) * coalesce(c.idf, 0.0)
      ELSE coalesce(c.idf, 0.0) * coalesce(c.idf, 0.0)
    END
