// Who is accompanied by whom.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Accompaniment {uid: row.uid})
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.started_on = date(row.started_on),
    n.ended_on = date(row.ended_on)
WITH DISTINCT n, row
OPTIONAL MATCH (n)<-[old:FOLLOWED_IN]-(was)
WHERE was.uid <> row.agent_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.agent_uid})
MERGE (n)<-[:FOLLOWED_IN]-(to)
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:BY]->(was)
WHERE was.uid <> row.adviser_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Agent {uid: row.adviser_uid})
MERGE (n)-[:BY]->(to)
