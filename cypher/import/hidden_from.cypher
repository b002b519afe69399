// Whom agents hide from.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
MATCH (b:Organisation {uid: row.organisation_uid})
MERGE (a)-[r:HIDDEN_FROM]->(b)
