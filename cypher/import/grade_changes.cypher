// When agents changed grade.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:GradeChange {uid: row.agent_uid + ':' + row.on})
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.`on` = date(row.`on`),
    n.grade = row.grade,
    n.category = row.category
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:PROMOTED]-(was)
WHERE was.uid <> row.agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)<-[:PROMOTED]-(to)
