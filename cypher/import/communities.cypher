// Communities and what they are about.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Community {uid: row.uid})
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.display_name = row.name,
    n.topic = row.topic,
    n.search_text = row.search_text,
    n.sort_text = row.sort_text
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:ABOUT]->(was)
WHERE NOT was.uid IN row.competency_uids
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Competency)
WHERE to.uid IN row.competency_uids
WITH n, row, collect(to) AS targets
FOREACH (to IN targets | MERGE (n)-[:ABOUT]->(to))
