// What agents think of what they were offered.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before, and never
// what the person said over the API.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Feedback {uid: row.agent_uid + ':' + row.kind + ':' + row.on + ':'
    + coalesce(row.post_uid, '') + ':' + coalesce(row.accompaniment_uid, '')})
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.kind = row.kind,
    n.score = CASE WHEN n.said THEN n.score ELSE row.score END,
    n.reason = CASE WHEN n.said THEN n.reason ELSE row.reason END,
    n.`on` = date(row.`on`)
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:GAVE_FEEDBACK]-(was)
WHERE was.uid <> row.agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)<-[:GAVE_FEEDBACK]-(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:ABOUT]->(was)
WHERE 'Post' IN labels(was) AND (row.post_uid IS NULL OR was.uid <> row.post_uid)
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Post {uid: row.post_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:ABOUT]->(one))
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:ABOUT]->(was)
WHERE 'Accompaniment' IN labels(was) AND (row.accompaniment_uid IS NULL OR was.uid <> row.accompaniment_uid)
DELETE old
WITH DISTINCT n, row
OPTIONAL MATCH (to:Accompaniment {uid: row.accompaniment_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[:ABOUT]->(one))
