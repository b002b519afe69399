// What agents can do.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
MATCH (b:Competency {uid: row.competency_uid})
MERGE (a)-[r:HAS]->(b)
SET r.level = row.level,
    r.origin = row.origin,
    r.last_used = date(row.last_used),
    r.confidence = row.confidence,
    r.source = row.source,
    r.recorded_at = row.recorded_at,
    r.derived = false
