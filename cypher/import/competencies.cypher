// Competencies, and which succeeds each.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before, but for the
// columns that `kept` names, which are guesses: what is known stays.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Competency {uid: row.uid})
ON CREATE SET n.idf = null, n.worded = null, n.retired = false
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.scheme = row.scheme,
    n.code = row.code,
    n.label_fr = CASE WHEN 'label_fr' IN coalesce(row.kept, []) THEN coalesce(n.label_fr, row.label_fr) ELSE row.label_fr END,
    n.label_en = row.label_en,
    n.alt_labels = CASE WHEN 'alt_labels' IN coalesce(row.kept, []) THEN coalesce(n.alt_labels, row.alt_labels) ELSE row.alt_labels END,
    n.kind = row.kind,
    n.valid_to = CASE WHEN 'valid_to' IN coalesce(row.kept, []) THEN n.valid_to ELSE date(row.valid_to) END,
    n.search_text = CASE WHEN 'search_text' IN coalesce(row.kept, []) THEN coalesce(n.search_text, row.search_text) ELSE row.search_text END,
    n.sort_text = CASE WHEN 'sort_text' IN coalesce(row.kept, []) THEN coalesce(n.sort_text, row.sort_text) ELSE row.sort_text END,
    n.source_version = row.source_version
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:SUCCEEDED_BY]->(was)
WHERE (row.replaced_by_uid IS NULL AND NOT 'replaced_by_uid' IN coalesce(row.kept, [])) OR was.uid <> row.replaced_by_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Competency {uid: row.replaced_by_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:SUCCEEDED_BY]->(one))
