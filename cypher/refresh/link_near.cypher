// Links each competency to the ones it can stand for: itself, and at most seven neighbours.
//
// Similarity: 1 for itself and those that it succeeded, that succeeded it or that it was merged with, `step`^d at distance d <= 2 over BROADER and RELATED, that of the one
// ALIGNED crossed; the largest counts, and below `least` there is no link. Links to others are taken back.
//
// mode: write
// param uids: LIST<STRING> = ['cmp-01']
// param step: FLOAT = 0.5
// param least: FLOAT = 0.25
UNWIND $uids AS uid
MATCH (c:Competency {uid: uid})
CALL (c) {
  MATCH path = (c)-[:BROADER|RELATED*1..2]-(t:Competency)
  WHERE t <> c
  RETURN t, $step ^ length(path) AS similarity
  UNION ALL
  MATCH (c)-[a:ALIGNED]-(t:Competency)
  WHERE t <> c AND a.similarity >= $least
  RETURN t, a.similarity AS similarity
  UNION ALL
  MATCH (c)-[:SUCCEEDED_BY*1..8]-(t:Competency)
  WHERE t <> c
  RETURN t, 1.0 AS similarity
  UNION ALL
  RETURN c AS t, 1.0 AS similarity
}
WITH c, t, max(similarity) AS similarity
ORDER BY c.uid, similarity DESC, t.uid
WITH c, collect({t: t, similarity: similarity})[..8] AS kept
UNWIND kept AS near
WITH c, near.t AS t, near.similarity AS similarity
MERGE (c)-[n:NEAR]->(t)
SET n.similarity = toFloat(similarity)
WITH c, collect(t.uid) AS kept
MATCH (c)-[stale:NEAR]->(other:Competency)
WHERE NOT other.uid IN kept
DELETE stale
