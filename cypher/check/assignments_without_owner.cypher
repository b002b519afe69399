// Assignments that are not of exactly one agent in exactly one organisation.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (s:Assignment)
WHERE COUNT { MATCH (s)<-[:HELD]-(:Agent) } <> 1
   OR COUNT { MATCH (s)-[:AT]->(:Organisation) } <> 1
WITH s.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
