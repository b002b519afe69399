// Posts that are not of exactly one organisation.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (p:Post)
WHERE COUNT { MATCH (p)-[:OF]->(:Organisation) } <> 1
WITH p.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
