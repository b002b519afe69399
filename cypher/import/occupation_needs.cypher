// What occupations need.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Occupation {uid: row.occupation_uid})
MATCH (b:Competency {uid: row.competency_uid})
MERGE (a)-[r:NEEDS]->(b)
SET r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
      ELSE coalesce(r.sources, []) + row.stated_by END,
    r.level = row.level,
    r.importance = row.importance,
    r.emerging = row.emerging,
    r.source_version = row.source_version
