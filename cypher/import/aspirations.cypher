// What agents wish for.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before. What a person
// wished for themselves, such a row being `said`, stays as it is.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (owner:Agent {uid: row.agent_uid})
WHERE owner.aspirations_said_at IS NULL OR coalesce(row.said, false)
MERGE (n:Aspiration {uid: row.uid})
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.horizon_months = row.horizon_months
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:ASPIRES]-(was)
WHERE was.uid <> row.agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)<-[:ASPIRES]-(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:TARGETS]->(was)
WHERE 'Occupation' IN labels(was) AND NOT was.uid IN row.occupation_uids
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Occupation)
WHERE to.uid IN row.occupation_uids
WITH n, row, collect(to) AS targets
FOREACH (to IN targets | MERGE (n)-[k:TARGETS]->(to) SET k.recorded_uid = null)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:TARGETS]->(was)
WHERE 'Organisation' IN labels(was) AND NOT was.uid IN row.organisation_uids
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Organisation)
WHERE to.uid IN row.organisation_uids
WITH n, row, collect(to) AS targets
FOREACH (to IN targets | MERGE (n)-[:TARGETS]->(to))
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:TARGETS]->(was)
WHERE 'Place' IN labels(was) AND NOT was.uid IN row.place_uids
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Place)
WHERE to.uid IN row.place_uids
WITH n, row, collect(to) AS targets
FOREACH (to IN targets | MERGE (n)-[:TARGETS]->(to))
