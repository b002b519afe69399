// What agents want to develop.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before. The list that a
// person gave themselves stays as it is.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
WHERE a.wants_said_at IS NULL
MATCH (b:Competency {uid: row.competency_uid})
MERGE (a)-[r:WANTS]->(b)
SET r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
      ELSE coalesce(r.sources, []) + row.stated_by END,
    r.rank = row.rank
