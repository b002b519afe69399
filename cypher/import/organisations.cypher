// Organisations, what each is a part of and which succeeds it.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before, but for the
// columns that `kept` names, in which what is known stays.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Organisation {uid: row.uid})
ON CREATE SET n.ministry_uid = null, n.operator = null, n.establishment = null, n.operators = [], n.worded = null, n.retired = false
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.display_name = row.name,
    n.acronym = CASE WHEN 'acronym' IN coalesce(row.kept, []) THEN n.acronym ELSE row.acronym END,
    n.kind = CASE WHEN 'kind' IN coalesce(row.kept, []) THEN n.kind ELSE row.kind END,
    n.valid_to = CASE WHEN 'valid_to' IN coalesce(row.kept, []) THEN n.valid_to ELSE date(row.valid_to) END,
    n.search_text = row.search_text,
    n.sort_text = row.sort_text,
    n.source_version = row.source_version
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:PART_OF]->(was)
WHERE (row.parent_uid IS NULL AND NOT 'parent_uid' IN coalesce(row.kept, [])) OR was.uid <> row.parent_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Organisation {uid: row.parent_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:PART_OF]->(one))
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:SUCCEEDED_BY]->(was)
WHERE (row.replaced_by_uid IS NULL AND NOT 'replaced_by_uid' IN coalesce(row.kept, [])) OR was.uid <> row.replaced_by_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Organisation {uid: row.replaced_by_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:SUCCEEDED_BY]->(one))
