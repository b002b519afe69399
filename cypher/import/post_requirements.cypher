// What posts require.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before. A row without
// `stated_on` counts as stated before any vacancy opened, unless it repeats what is there. What the recruiter
// dismissed comes back only where the row was stated later.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Post {uid: row.post_uid})
MATCH (b:Competency {uid: row.competency_uid})
OPTIONAL MATCH (a)-[gone:DOES_WITHOUT]->(b)
WITH a, b, row, gone
WHERE gone IS NULL OR date(row.stated_on) > gone.on
MERGE (a)-[r:REQUIRES]->(b)
SET r.stated_on = CASE
      WHEN row.stated_on IS NOT NULL THEN date(row.stated_on)
      WHEN coalesce(row.level, 0) = coalesce(r.level, 0) AND row.importance = r.importance THEN r.stated_on
      ELSE null
    END
SET r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
      ELSE coalesce(r.sources, []) + row.stated_by END,
    r.level = row.level,
    r.importance = row.importance,
    r.origin = row.origin,
    r.confidence = row.confidence,
    r.derived = false
