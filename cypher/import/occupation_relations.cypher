// How occupations stand to one another.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Occupation {uid: row.from_uid})
MATCH (b:Occupation {uid: row.to_uid})
FOREACH (one IN CASE WHEN row.kind = 'BROADER' THEN [b] ELSE [] END |
  MERGE (a)-[r:BROADER]->(one)
  SET r.source_version = row.source_version,
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
FOREACH (one IN CASE WHEN row.kind = 'ALIGNED' THEN [b] ELSE [] END |
  MERGE (a)-[r:ALIGNED]->(one)
  SET r.source_version = row.source_version,
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
FOREACH (one IN CASE WHEN row.kind STARTS WITH 'REFERENCE_' THEN [b] ELSE [] END |
  MERGE (a)-[r:MOBILITY {kind: row.kind}]->(one)
  SET r.rank = row.rank, r.source_version = row.source_version,
      r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
        ELSE coalesce(r.sources, []) + row.stated_by END)
