// What agents did, and where.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Assignment {uid: row.uid})
ON CREATE SET n.current = false, n.since = null, n.main = false, n.worded = null
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.start = date(row.start),
    n.`end` = date(row.`end`),
    n.term_end = date(row.term_end),
    n.title_fr = row.title,
    n.grade_at_start = row.grade,
    n.route = row.route,
    n.digital = row.digital,
    n.management = row.management
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:HELD]-(was)
WHERE was.uid <> row.agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)<-[:HELD]-(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:AT]->(was)
WHERE was.uid <> row.organisation_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Organisation {uid: row.organisation_uid})
MERGE (n)-[:AT]->(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:AS]->(was)
WHERE row.occupation_uid IS NULL OR was.uid <> row.occupation_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Occupation {uid: row.occupation_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[k:AS]->(one) SET k.recorded_uid = null)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:ON]->(was)
WHERE row.post_uid IS NULL OR was.uid <> row.post_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Post {uid: row.post_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:ON]->(one))
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:IN]->(was)
WHERE row.place_uid IS NULL OR was.uid <> row.place_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Place {uid: row.place_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:IN]->(one))
