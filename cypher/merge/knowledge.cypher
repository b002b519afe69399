// Gives what an agent can do to another who is the same person, where it is better known: measured before endorsed before
// declared, then by the level. What the one who stays took back stays so.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
MATCH (k:Agent {uid: $keep})
MATCH (r:Agent {uid: $retire})-[h:HAS {derived: false}]->(c:Competency)
OPTIONAL MATCH (k)-[old:HAS]->(c)
OPTIONAL MATCH (k)-[gone:TOOK_BACK {what: 'HAS'}]->(c)
WITH k, c, h, old, gone,
     CASE h.origin WHEN 'ASSESSED' THEN 3 WHEN 'ENDORSED' THEN 2 WHEN 'DECLARED' THEN 1 ELSE 0 END AS sure,
     CASE old.origin WHEN 'ASSESSED' THEN 3 WHEN 'ENDORSED' THEN 2 WHEN 'DECLARED' THEN 1 ELSE 0 END AS known
WHERE gone IS NULL AND (old IS NULL OR coalesce(old.derived, false) OR sure > known
    OR (sure = known AND coalesce(h.level, 0) > coalesce(old.level, 0)))
WITH k, c, h.level AS new_level, h.origin AS new_origin, h.confidence AS new_confidence, h.last_used AS new_last_used,
     h.source AS new_source, h.recorded_at AS new_recorded_at, h.sources AS new_sources
MERGE (k)-[n:HAS]->(c)
SET n.level = new_level,
    n.origin = new_origin,
    n.confidence = new_confidence,
    n.last_used = new_last_used,
    n.source = new_source,
    n.recorded_at = new_recorded_at,
    n.sources = new_sources,
    n.derived = false
WITH k, c
MATCH (k)-[p:PROPOSED]->(c)
DELETE p
