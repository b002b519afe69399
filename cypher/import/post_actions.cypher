// What agents did with posts they were shown.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
MATCH (b:Post {uid: row.post_uid})
FOREACH (one IN CASE WHEN row.kind = 'SAVED' THEN [b] ELSE [] END |
  MERGE (a)-[r:SAVED]->(one)
  SET r.at = row.at, r.reason = row.reason)
FOREACH (one IN CASE WHEN row.kind = 'DISMISSED' THEN [b] ELSE [] END |
  MERGE (a)-[r:DISMISSED]->(one)
  SET r.at = row.at, r.reason = row.reason)
FOREACH (one IN CASE WHEN row.kind = 'INTERESTED' THEN [b] ELSE [] END |
  MERGE (a)-[r:INTERESTED_IN]->(one)
  SET r.at = row.at, r.reason = row.reason)
