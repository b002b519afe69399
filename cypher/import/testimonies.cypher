// What agents wrote about their moves.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before. What the
// author withdrew stays withdrawn, unless they gave the row after that day; a row that is withdrawn has no text.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Testimony {uid: row.uid})
WITH n, row
WHERE n.`on` IS NULL
   OR (row.withdrawn_on IS NULL
       AND (n.withdrawn_on IS NULL OR date(row.`on`) > n.withdrawn_on))
   OR (row.withdrawn_on IS NOT NULL
       AND (n.withdrawn_on IS NOT NULL OR n.`on` <= date(row.withdrawn_on)))
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.text_fr = row.text_fr,
    n.`on` = date(row.`on`),
    n.withdrawn_on = date(row.withdrawn_on)
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:TOLD]-(was)
WHERE was.uid <> row.agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)<-[:TOLD]-(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:ABOUT_MOVE {role: 'FROM'}]->(was)
WHERE was.uid <> row.from_occupation_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Occupation {uid: row.from_occupation_uid})
MERGE (n)-[:ABOUT_MOVE {role: 'FROM'}]->(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:ABOUT_MOVE {role: 'TO'}]->(was)
WHERE was.uid <> row.to_occupation_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Occupation {uid: row.to_occupation_uid})
MERGE (n)-[:ABOUT_MOVE {role: 'TO'}]->(to)
