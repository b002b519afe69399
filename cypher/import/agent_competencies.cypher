// What agents can do.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before, unless it was
// recorded earlier. A row without an instant is older than one with, and than what the person took back.
// What was only read from a text that they pasted gives way to it.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
MATCH (b:Competency {uid: row.competency_uid})
OPTIONAL MATCH (a)-[old:HAS]->(b)
OPTIONAL MATCH (a)-[gone:TOOK_BACK {what: 'HAS'}]->(b)
WITH a, b, row
WHERE (gone IS NULL OR coalesce(row.recorded_at, '') > gone.at)
  AND (old IS NULL OR old.derived OR old.recorded_at IS NULL
    OR coalesce(row.recorded_at, '') >= old.recorded_at)
MERGE (a)-[r:HAS]->(b)
SET r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
      ELSE coalesce(r.sources, []) + row.stated_by END,
    r.level = row.level,
    r.origin = row.origin,
    r.last_used = date(row.last_used),
    r.confidence = row.confidence,
    r.source = row.source,
    r.recorded_at = row.recorded_at,
    r.derived = false
WITH a, b
MATCH (a)-[p:PROPOSED]->(b)
DELETE p
