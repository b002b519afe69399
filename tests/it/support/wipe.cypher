// Deletes every node of a server that belongs to the tests.
//
// mode: write
MATCH (n)
DETACH DELETE n
