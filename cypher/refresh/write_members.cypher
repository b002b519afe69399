// Writes on communities how many of their members the version being published counts.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (n:Community {uid: row.uid})
SET n.members = row.people
