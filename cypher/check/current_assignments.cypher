// Agents with more than one assignment that has not ended.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (a:Agent)-[:HELD]->(s:Assignment)
WHERE s.`end` IS NULL
WITH a, count(s) AS held
WHERE held > 1
WITH a.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
