// Places and what each is a part of.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Place {uid: row.uid})
ON CREATE SET n.worded = null
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.display_name = row.name,
    n.kind = row.kind,
    n.search_text = row.search_text,
    n.sort_text = row.sort_text,
    n.source_version = row.source_version
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:PART_OF]->(was)
WHERE row.parent_uid IS NULL OR was.uid <> row.parent_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Place {uid: row.parent_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:PART_OF]->(one))
