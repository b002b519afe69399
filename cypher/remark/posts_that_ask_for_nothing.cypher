// Posts that are or will be open, and neither require anything themselves nor by their occupation: no list has them.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (p:Open)
WHERE NOT EXISTS { MATCH (p)-[:REQUIRES]->(:Competency) }
WITH p.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
