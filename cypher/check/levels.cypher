// Sources of a level outside 1 to 4, or of a confidence outside 0 to 1.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
WITH 1 AS one
CALL (one) {
  MATCH (n:Agent)-[r:HAS]->(:Competency)
  WHERE r.level < 1 OR r.level > 4 OR r.confidence < 0.0 OR r.confidence > 1.0
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Post)-[r:REQUIRES]->(:Competency)
  WHERE r.level < 1 OR r.level > 4 OR r.confidence < 0.0 OR r.confidence > 1.0
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Occupation)-[r:NEEDS]->(:Competency)
  WHERE r.level < 1 OR r.level > 4
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Training)-[r:TEACHES]->(:Competency)
  WHERE r.level < 1 OR r.level > 4
  RETURN n.uid AS uid
}
WITH DISTINCT uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
