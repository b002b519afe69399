// What agents can do.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before, unless it was
// recorded earlier. A row without an instant is older than one with, and than what the person took back.
// What was only read from a text that they pasted gives way to it. A row of origin REJECTED says that they do not have it,
// whatever their career implies.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
MATCH (b:Competency {uid: row.competency_uid})
OPTIONAL MATCH (a)-[old:HAS]->(b)
OPTIONAL MATCH (a)-[gone:TOOK_BACK {what: 'HAS'}]->(b)
OPTIONAL MATCH (a)-[no:REJECTED]->(b)
WITH a, b, row
WHERE (gone IS NULL OR coalesce(row.recorded_at, '') > gone.at OR (row.origin = 'REJECTED' AND row.recorded_at = gone.at))
  AND (no IS NULL OR coalesce(row.recorded_at, '') > no.at OR row.origin = 'REJECTED')
  AND (old IS NULL OR old.derived OR old.recorded_at IS NULL
    OR coalesce(row.recorded_at, '') >= old.recorded_at)
OPTIONAL MATCH (a)-[no:REJECTED]->(b)
WHERE row.origin <> 'REJECTED'
DELETE no
WITH a, b, row
FOREACH (one IN CASE WHEN row.origin = 'REJECTED' THEN [b] ELSE [] END |
  MERGE (a)-[r:REJECTED]->(one)
  SET r.at = coalesce(row.recorded_at, r.at, ''),
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
WITH a, b, row
OPTIONAL MATCH (a)-[gone:HAS]->(b)
WHERE row.origin = 'REJECTED'
DELETE gone
WITH a, b, row
WHERE row.origin <> 'REJECTED'
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
