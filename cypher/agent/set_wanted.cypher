// Writes the competencies that an agent wants to develop, in their order, and no other.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param at: STRING = '2026-03-02T00:00:00Z'
// param rows: LIST<MAP> = [{"competency_uid": "cmp-01", "rank": 1}]
MATCH (a:Agent {uid: $agent_uid})
SET a.wants_said_at = $at
WITH a
OPTIONAL MATCH (a)-[old:WANTS]->(:Competency)
DELETE old
WITH DISTINCT a
UNWIND $rows AS row
MATCH (c:Competency {uid: row.competency_uid})
MERGE (a)-[w:WANTS]->(c)
SET w.rank = row.rank, w.sources = ['api']
