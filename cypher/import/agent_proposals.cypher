// What agents accepted among the competencies that were read from a text that they pasted.
//
// A row that comes again changes nothing, and one that was recorded earlier neither. What the person took back since, or
// has said of themselves, is left out.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (a:Agent {uid: row.agent_uid})
MATCH (b:Competency {uid: row.competency_uid})
OPTIONAL MATCH (a)-[old:PROPOSED]->(b)
WITH a, b, row, old
WHERE (old IS NULL OR row.recorded_at >= old.recorded_at)
  AND NOT EXISTS { MATCH (a)-[:HAS {derived: false}]->(b) }
  AND NOT EXISTS {
    MATCH (a)-[gone:TOOK_BACK]->(b)
    WHERE gone.what IN ['HAS', 'PROPOSED'] AND gone.at >= row.recorded_at
  }
MERGE (a)-[r:PROPOSED]->(b)
SET r.sources = CASE WHEN row.stated_by IN coalesce(r.sources, []) THEN r.sources
      ELSE coalesce(r.sources, []) + row.stated_by END,
    r.level = null,
    r.origin = 'EXTRACTED',
    r.confidence = row.confidence,
    r.trust = row.confidence,
    r.source = 'texte',
    r.recorded_at = row.recorded_at
