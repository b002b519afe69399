// Notes that an agent says to have a competency.
//
// What a peer endorsed or a test measured at the same level stays theirs, with its confidence. What was only read
// from a text that they pasted is a declaration from now on; that they said not to have it is over.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param competency_uid: STRING = 'cmp-01'
// param level: INTEGER = 3
// param last_used: STRING NULL = '2026-03-01'
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})
MATCH (c:Competency {uid: $competency_uid})
OPTIONAL MATCH (a)-[p:PROPOSED|REJECTED]->(c)
DELETE p
WITH a, c
MERGE (a)-[h:HAS]->(c)
WITH h, coalesce(h.origin IN ['ENDORSED', 'ASSESSED'] AND h.level = $level, false) AS confirmed
SET h.level = $level,
    h.last_used = date($last_used),
    h.origin = CASE WHEN confirmed THEN h.origin ELSE 'DECLARED' END,
    h.confidence = CASE WHEN confirmed THEN h.confidence ELSE 1.0 END,
    h.source = CASE WHEN confirmed THEN h.source ELSE 'déclaration' END,
    h.recorded_at = CASE WHEN confirmed THEN h.recorded_at ELSE $at END,
    h.sources = ['api'],
    h.derived = false
