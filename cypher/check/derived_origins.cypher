// Agents and posts with a derived competency that does not say it is inferred, or read from a text.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
WITH 1 AS one
CALL (one) {
  MATCH (n:Agent)-[r:HAS {derived: true}]->(:Competency)
  WHERE r.origin <> 'INFERRED'
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Post)-[r:REQUIRES {derived: true}]->(:Competency)
  WHERE NOT r.origin IN ['INFERRED', 'EXTRACTED']
  RETURN n.uid AS uid
}
WITH DISTINCT uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
