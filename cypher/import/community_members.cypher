// Who is a member of which community.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
MATCH (b:Community {uid: row.community_uid})
MERGE (a)-[r:MEMBER_OF]->(b)
SET r.since = date(row.since)
