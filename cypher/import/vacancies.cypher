// Vacancies of posts.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Vacancy {uid: row.uid})
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.state = row.state,
    n.opened_on = date(row.opened_on),
    n.vacant_from = date(row.vacant_from),
    n.apply_by = date(row.apply_by),
    n.filled_on = date(row.filled_on),
    n.withdrawn_on = date(row.withdrawn_on),
    n.source_url = row.source_url,
    n.source_version = row.source_version
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:FOR]->(was)
WHERE was.uid <> row.post_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Post {uid: row.post_uid})
MERGE (n)-[:FOR]->(to)
