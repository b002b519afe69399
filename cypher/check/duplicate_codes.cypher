// Competencies and occupations that share a code within a scheme.
//
// Not a constraint: the embedded engine would look at every node for each that is written.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
WITH 1 AS one
CALL (one) {
  MATCH (n:Competency)
  WITH n.scheme AS scheme, n.code AS code, collect(n.uid) AS uids
  WHERE size(uids) > 1
  UNWIND uids AS uid
  RETURN uid
  UNION ALL
  MATCH (n:Occupation)
  WITH n.scheme AS scheme, n.code AS code, collect(n.uid) AS uids
  WHERE size(uids) > 1
  UNWIND uids AS uid
  RETURN uid
}
WITH uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
