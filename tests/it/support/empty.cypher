// Deletes every node of a server that belongs to the tests, but for what says which migrations were applied.
//
// mode: write
MATCH (n)
WHERE NOT n:Migration AND NOT n:MigrationLease
DETACH DELETE n
