// Gives the lease on the schema back, if it is ours.
//
// mode: write
// param holder: STRING = 'a-process'
MATCH (l:MigrationLease {uid: 'schema', holder: $holder})
SET l.holder = null, l.until = null
