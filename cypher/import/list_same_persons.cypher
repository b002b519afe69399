// Agents who are one person, each with the first of them: one address, or one name, corps and first day of the career.
//
// mode: read
// returns uid: STRING
// returns other_uid: STRING
WITH 1 AS one
CALL (one) {
  MATCH (a:Agent)
  WHERE a.email IS NOT NULL
  WITH toLower(a.email) AS what, a.uid AS uid
  ORDER BY uid
  WITH what, collect(uid) AS uids
  WHERE size(uids) > 1
  RETURN uids
  UNION ALL
  MATCH (k:Corps)<-[:BELONGS_TO]-(a:Agent)-[:HELD]->(s:Assignment)
  WITH a, k, min(toString(s.start)) AS first_day
  WITH a.sort_text + '|' + k.uid + '|' + first_day AS what, a.uid AS uid
  ORDER BY uid
  WITH what, collect(uid) AS uids
  WHERE size(uids) > 1
  RETURN uids
}
UNWIND uids[1..] AS other_uid
RETURN DISTINCT uids[0] AS uid,
       other_uid
ORDER BY uid, other_uid
