// Confirms a competency of a peer at a level; says once, whoever says it again says it anew.
//
// What the peer says of themselves is never lowered: a lower level leaves it as it is, and so does one
// that a test measured. The peer agreed to be shown, and does not hide from where the other works.
//
// mode: write
// param by_agent_uid: STRING = 'agt-01'
// param agent_uid: STRING = 'agt-02'
// param competency_uid: STRING = 'cmp-01'
// param level: INTEGER = 3
// param day: STRING = '2026-03-02'
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (giver:Agent {uid: $by_agent_uid})
MATCH (a:Agent:VisibleToPeers {uid: $agent_uid})
MATCH (c:Competency {uid: $competency_uid})
WHERE giver.uid <> a.uid
MERGE (n:Endorsement {uid: $agent_uid + ':' + $competency_uid + ':' + $by_agent_uid})
SET n.level = $level, n.`on` = date($day)
MERGE (giver)-[:GAVE_ENDORSEMENT]->(n)
MERGE (n)-[:FOR_AGENT]->(a)
MERGE (n)-[:OF_COMPETENCY]->(c)
MERGE (a)-[h:HAS]->(c)
WITH h, h.origin IS NULL OR h.derived OR (h.origin <> 'ASSESSED'
    AND coalesce(h.level <= $level, true)) AS confirms
SET h.level = CASE WHEN confirms THEN $level ELSE h.level END,
    h.origin = CASE WHEN confirms THEN 'ENDORSED' ELSE h.origin END,
    h.confidence = CASE WHEN confirms THEN 1.0 ELSE h.confidence END,
    h.source = CASE WHEN confirms THEN 'recommandation par un pair' ELSE h.source END,
    h.recorded_at = CASE WHEN confirms THEN $at ELSE h.recorded_at END,
    h.last_used = CASE WHEN h.derived THEN null ELSE h.last_used END,
    h.derived = false
