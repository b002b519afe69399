// Writes on agents the digest of what the version being published counts of them; none takes it away.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.uid})
SET a.statistics_digest = row.digest
