// Posts, where each sits and what it is.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before, but for an
// occupation that `kept` names: what is known of it stays. That a post is
// separate stays where a row does not say it, and so does every column that those who recruit said over the API (`said`).
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Post {uid: row.uid})
ON CREATE SET n.weight = null, n.demand = null, n.ministry_uid = null, n.operator = null,
              n.establishment = null,
              n.operators = null, n.occupation_uid = null, n.family = null,
              n.open_during = null, n.above = null, n.around = null, n.develops = null, n.worded = null,
              n.title_demand = null, n.extracted = null, n.copy_until = null, n.separate = null,
              n.said = null, n.said_at = null
WITH n, row, coalesce(n.said, []) AS said
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.reference = row.reference,
    n.title_fr = CASE WHEN 'title' IN said THEN n.title_fr ELSE row.title END,
    n.categories = CASE WHEN 'categories' IN said THEN n.categories ELSE row.categories END,
    n.open_to_military = CASE WHEN 'open_to_military' IN said THEN n.open_to_military ELSE row.open_to_military END,
    n.open_to_contract = CASE WHEN 'open_to_contract' IN said THEN n.open_to_contract ELSE row.open_to_contract END,
    n.management = CASE WHEN 'management' IN said THEN n.management ELSE row.management END,
    n.functional = row.functional,
    n.description = CASE WHEN 'description' IN said THEN n.description ELSE row.description END,
    n.versant = row.versant,
    n.facts_extracted = [column IN coalesce(row.facts_extracted, []) WHERE NOT column IN said],
    n.separate = coalesce(row.separate, n.separate),
    n.sort_text = CASE WHEN 'title' IN said THEN n.sort_text ELSE row.sort_text END,
    n.source_version = row.source_version
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:OF]->(was)
WHERE was.uid <> row.organisation_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Organisation {uid: row.organisation_uid})
MERGE (n)-[:OF]->(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:AS]->(was)
WHERE NOT 'occupation_uid' IN coalesce(n.said, [])
  AND ((row.occupation_uid IS NULL AND NOT 'occupation_uid' IN coalesce(row.kept, [])) OR was.uid <> row.occupation_uid)
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Occupation {uid: row.occupation_uid})
FOREACH (one IN CASE WHEN to IS NULL OR 'occupation_uid' IN coalesce(n.said, []) THEN [] ELSE [to] END |
  MERGE (n)-[k:AS]->(one) SET k.recorded_uid = null)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:IN]->(was)
WHERE NOT 'place_uid' IN coalesce(n.said, []) AND (row.place_uid IS NULL OR was.uid <> row.place_uid)
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Place {uid: row.place_uid})
FOREACH (one IN CASE WHEN to IS NULL OR 'place_uid' IN coalesce(n.said, []) THEN [] ELSE [to] END |
  MERGE (n)-[:IN]->(one))
