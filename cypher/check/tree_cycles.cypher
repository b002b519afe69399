// Organisations, places, corps, competencies and occupations that stand below themselves or succeed themselves.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
WITH 1 AS one
CALL (one) {
  MATCH (n:Organisation)-[:PART_OF*1..20]->(n)
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Place)-[:PART_OF*1..20]->(n)
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Corps)-[:SUCCEEDED_BY*1..20]->(n)
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Organisation)-[:SUCCEEDED_BY*1..20]->(n)
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Competency)-[:SUCCEEDED_BY*1..20]->(n)
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Occupation)-[:SUCCEEDED_BY*1..20]->(n)
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Competency)-[:BROADER*1..20]->(n)
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Occupation)-[:BROADER*1..20]->(n)
  RETURN n.uid AS uid
}
WITH DISTINCT uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
