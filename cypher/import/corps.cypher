// Corps, who manages them and which succeeds them.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Corps {uid: row.uid})
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.code = row.code,
    n.label_fr = row.label,
    n.category = row.category,
    n.military = row.military,
    n.reaches_heb = row.reaches_heb,
    n.search_text = row.search_text,
    n.sort_text = row.sort_text
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:MANAGED_BY]->(was)
WHERE row.managed_by_uid IS NULL OR was.uid <> row.managed_by_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Organisation {uid: row.managed_by_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:MANAGED_BY]->(one))
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:SUCCEEDED_BY]->(was)
WHERE row.succeeded_by_uid IS NULL OR was.uid <> row.succeeded_by_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Corps {uid: row.succeeded_by_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:SUCCEEDED_BY]->(one))
