// Writes on agents the digest of what a version counts of them; none takes it away.
//
// Two versions have a digest each, by whether their number is even: the published one stays until the next one is.
//
// mode: write
// param even: BOOLEAN = false
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.uid})
SET a.even_digest = CASE WHEN $even THEN row.digest ELSE a.even_digest END,
    a.odd_digest = CASE WHEN $even THEN a.odd_digest ELSE row.digest END
