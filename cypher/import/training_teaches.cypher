// What trainings teach.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Training {uid: row.training_uid})
MATCH (b:Competency {uid: row.competency_uid})
MERGE (a)-[r:TEACHES]->(b)
SET r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
      ELSE coalesce(r.sources, []) + row.stated_by END,
    r.level = row.level
