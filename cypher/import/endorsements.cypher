// Levels that peers confirmed.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before, unless the person has
// accepted another level at a later day. What agents can do is not changed here (import/agent_competencies).
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Endorsement {uid: row.agent_uid + ':' + row.competency_uid + ':' + row.by_agent_uid})
WITH n, row
WHERE n.`on` IS NULL OR n.`on` <= date(row.`on`)
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.level = row.level,
    n.`on` = date(row.`on`)
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:GAVE_ENDORSEMENT]-(was)
WHERE was.uid <> row.by_agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.by_agent_uid})
MERGE (n)<-[:GAVE_ENDORSEMENT]-(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:FOR_AGENT]->(was)
WHERE was.uid <> row.agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)-[:FOR_AGENT]->(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:OF_COMPETENCY]->(was)
WHERE was.uid <> row.competency_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Competency {uid: row.competency_uid})
MERGE (n)-[:OF_COMPETENCY]->(to)
