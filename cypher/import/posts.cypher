// Posts, where each sits and what it is.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before, but for an
// occupation that `kept` names: what is known of it stays. That a post is
// separate stays where a row does not say it.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Post {uid: row.uid})
ON CREATE SET n.weight = null, n.demand = null, n.ministry_uid = null, n.operator = null,
              n.establishment = null,
              n.operators = null, n.occupation_uid = null, n.family = null,
              n.open_during = null, n.above = null, n.around = null, n.develops = null, n.worded = null,
              n.title_demand = null, n.extracted = null, n.copy_until = null, n.separate = null
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.reference = row.reference,
    n.title_fr = row.title,
    n.categories = row.categories,
    n.open_to_military = row.open_to_military,
    n.open_to_contract = row.open_to_contract,
    n.management = row.management,
    n.functional = row.functional,
    n.description = row.description,
    n.versant = row.versant,
    n.facts_extracted = coalesce(row.facts_extracted, []),
    n.separate = coalesce(row.separate, n.separate),
    n.sort_text = row.sort_text,
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
WHERE (row.occupation_uid IS NULL AND NOT 'occupation_uid' IN coalesce(row.kept, [])) OR was.uid <> row.occupation_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Occupation {uid: row.occupation_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[k:AS]->(one) SET k.recorded_uid = null)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:IN]->(was)
WHERE row.place_uid IS NULL OR was.uid <> row.place_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Place {uid: row.place_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:IN]->(one))
