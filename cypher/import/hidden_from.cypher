// Whom agents hide from.
//
// A row that comes again changes nothing, and none hides an agent again who took that back.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
MATCH (b:Organisation {uid: row.organisation_uid})
OPTIONAL MATCH (a)-[gone:TOOK_BACK {what: 'HIDDEN_FROM'}]->(b)
WITH a, b, row
WHERE gone IS NULL
MERGE (a)-[r:HIDDEN_FROM]->(b)
SET r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
      ELSE coalesce(r.sources, []) + row.stated_by END
