// How competencies stand to one another.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Competency {uid: row.from_uid})
MATCH (b:Competency {uid: row.to_uid})
FOREACH (one IN CASE WHEN row.kind = 'BROADER' THEN [b] ELSE [] END |
  MERGE (a)-[r:BROADER]->(one)
  SET r.source_version = row.source_version,
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
FOREACH (one IN CASE WHEN row.kind = 'RELATED' THEN [b] ELSE [] END |
  MERGE (a)-[r:RELATED]->(one)
  SET r.source_version = row.source_version,
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
FOREACH (one IN CASE WHEN row.kind = 'ALIGNED' THEN [b] ELSE [] END |
  MERGE (a)-[r:ALIGNED]->(one)
  SET r.similarity = coalesce(row.similarity, 1.0),
      r.origin = row.origin,
      r.source_version = row.source_version,
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
