// Takes back a competency that an agent declared; what a career implies may be inferred again. One that the career
// implies only is rejected: see reject_competency.
//
// That it was taken back is kept: a file does not bring it again.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param competency_uid: STRING = 'cmp-01'
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})
MATCH (c:Competency {uid: $competency_uid})
MERGE (a)-[t:TOOK_BACK {what: 'HAS'}]->(c)
SET t.at = $at
WITH a, c
MATCH (a)-[h:HAS]->(c)
FOREACH (one IN CASE WHEN h.derived THEN [c] ELSE [] END |
  MERGE (a)-[r:REJECTED]->(one)
  SET r.at = $at, r.sources = ['api'])
DELETE h
