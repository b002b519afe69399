// Links each competency to the ones it can stand for: itself, and at most seven neighbours.
//
// Similarity: 1 for itself, 0.5^d at distance d <= 2 over BROADER and RELATED, that of the one
// ALIGNED crossed; the largest counts, and below 0.25 there is no link.
//
// mode: write
// param uids: LIST<STRING> = ['cmp-01']
UNWIND $uids AS uid
MATCH (c:Competency {uid: uid})
CALL (c) {
  MATCH path = (c)-[:BROADER|RELATED*1..2]-(t:Competency)
  WHERE t <> c
  RETURN t, 0.5 ^ length(path) AS similarity
  UNION ALL
  MATCH (c)-[a:ALIGNED]-(t:Competency)
  WHERE t <> c AND a.similarity >= 0.25
  RETURN t, a.similarity AS similarity
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
