// Vacancies of posts.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before. What was filled or withdrawn over
// the API stays so, and so do the days that those who recruit said there (`said`).
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Vacancy {uid: row.uid})
ON CREATE SET n.said = null
WITH n, row, coalesce('api' IN n.sources AND n.state IN ['FILLED', 'WITHDRAWN'], false) AS closed
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.state = CASE WHEN closed THEN n.state ELSE row.state END,
    n.opened_on = date(row.opened_on),
    n.vacant_from = CASE WHEN 'vacant_from' IN coalesce(n.said, []) THEN n.vacant_from ELSE date(row.vacant_from) END,
    n.apply_by = CASE WHEN 'apply_by' IN coalesce(n.said, []) THEN n.apply_by ELSE date(row.apply_by) END,
    n.filled_on = CASE WHEN closed THEN n.filled_on ELSE date(row.filled_on) END,
    n.withdrawn_on = CASE WHEN closed THEN n.withdrawn_on ELSE date(row.withdrawn_on) END,
    n.source_url = row.source_url,
    n.source_version = row.source_version
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:FOR]->(was)
WHERE was.uid <> row.post_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Post {uid: row.post_uid})
MERGE (n)-[:FOR]->(to)
