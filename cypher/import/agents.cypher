// Agents and the corps each belongs to.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Agent {uid: row.uid})
ON CREATE SET n.norm = null, n.occupation_uid = null, n.family = null, n.ministry_uid = null,
              n.career = null, n.career_rarities = null
SET n.display_name = row.display_name,
    n.status = row.status,
    n.category = row.category,
    n.grade = row.grade,
    n.move_intent = row.move_intent,
    n.mobile_from = date(row.mobile_from),
    n.email = row.email,
    n.search_text = row.search_text,
    n.sort_text = row.sort_text
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:BELONGS_TO]->(was)
WHERE row.corps_uid IS NULL OR was.uid <> row.corps_uid
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Corps {uid: row.corps_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:BELONGS_TO]->(one))
