// Requests to meet.
//
// A row that comes again changes nothing. One that is further on, or as far and of a later instant, replaces
// what is known; an older one is left out whole, so what was answered or ended since stays so. An empty
// contact takes none back.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Introduction {uid: row.uid})
WITH n, row,
     coalesce(n.ended_at, n.answered_at, n.asked_at) AS known_at,
     coalesce(row.ended_at, row.answered_at, row.asked_at) AS row_at,
     CASE
       WHEN n.state IS NULL THEN -1
       WHEN n.state = 'ENDED' THEN 3
       WHEN n.state IN ['ACCEPTED', 'REFUSED'] THEN 2
       WHEN n.state = 'EXPIRED' THEN 1
       ELSE 0
     END AS known_rank,
     CASE
       WHEN row.state = 'ENDED' THEN 3
       WHEN row.state IN ['ACCEPTED', 'REFUSED'] THEN 2
       WHEN row.state = 'EXPIRED' THEN 1
       ELSE 0
     END AS row_rank
WHERE row_rank > known_rank
  OR (row_rank = known_rank AND (row_at > known_at OR (row_at = known_at AND row.state = n.state)))
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.state = row.state,
    n.asked_at = row.asked_at,
    n.answered_at = row.answered_at,
    n.ended_at = row.ended_at,
    n.message = row.message,
    n.contact = coalesce(row.contact, n.contact),
    n.asker_contact = coalesce(row.asker_contact, n.asker_contact)
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
