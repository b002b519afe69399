// Agents who are one person twice: one address, or one name, corps and first day of the career (import/list_same_persons).
//
// `merge agent` makes one of two.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
WITH 1 AS one
CALL (one) {
  MATCH (a:Agent)
  WHERE a.email IS NOT NULL
  WITH toLower(a.email) AS what, collect(a.uid) AS uids
  WHERE size(uids) > 1
  UNWIND uids AS uid
  RETURN uid
  UNION ALL
  MATCH (k:Corps)<-[:BELONGS_TO]-(a:Agent)-[:HELD]->(s:Assignment)
  WITH a, k, min(toString(s.start)) AS first_day
  WITH a.sort_text + '|' + k.uid + '|' + first_day AS what, collect(a.uid) AS uids
  WHERE size(uids) > 1
  UNWIND uids AS uid
  RETURN uid
}
WITH DISTINCT uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
