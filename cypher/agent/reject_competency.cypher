// Notes that an agent does not have a competency, whatever their career implies; one that they declared is taken back too.
//
// It is kept: neither the career nor a file says it again, until they declare it or take this back.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param competency_uid: STRING = 'cmp-01'
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})
MATCH (c:Competency {uid: $competency_uid})
MERGE (a)-[r:REJECTED]->(c)
SET r.at = $at, r.sources = ['api']
MERGE (a)-[t:TOOK_BACK {what: 'HAS'}]->(c)
SET t.at = $at
WITH a, c
MATCH (a)-[h:HAS]->(c)
DELETE h
