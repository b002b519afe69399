// Requests to leave an organisation.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:MobilityRequest {uid: row.uid})
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.asked_on = date(row.asked_on),
    n.answered_on = date(row.answered_on),
    n.answer = row.answer,
    n.reason = row.reason
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:REQUESTED]-(was)
WHERE was.uid <> row.agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)<-[:REQUESTED]-(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:LEAVING]->(was)
WHERE was.uid <> row.from_organisation_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Organisation {uid: row.from_organisation_uid})
MERGE (n)-[:LEAVING]->(to)
