// Requests to meet.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Introduction {uid: row.uid})
SET n.state = row.state,
    n.asked_at = row.asked_at,
    n.answered_at = row.answered_at,
    n.message = row.message,
    n.contact = row.contact
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:ASKED]-(was)
WHERE 'Agent' IN labels(was) AND (row.from_agent_uid IS NULL OR was.uid <> row.from_agent_uid)
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Agent {uid: row.from_agent_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)<-[:ASKED]-(one))
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:ASKED]-(was)
WHERE 'Organisation' IN labels(was) AND (row.from_organisation_uid IS NULL OR was.uid <> row.from_organisation_uid)
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Organisation {uid: row.from_organisation_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)<-[:ASKED]-(one))
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:TO]->(was)
WHERE was.uid <> row.to_agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.to_agent_uid})
MERGE (n)-[:TO]->(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:ABOUT]->(was)
WHERE row.about_post_uid IS NULL OR was.uid <> row.about_post_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Post {uid: row.about_post_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:ABOUT]->(one))
