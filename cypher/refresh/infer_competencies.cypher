// Gives agents the competencies that the occupations they held need, less sure as years pass.
//
// Confidence is the base of the importance, halved every `half_life` years since the assignment's
// end; the surest assignment counts. What an agent declared or rejected is left alone, and what is declared
// while this runs too: a SET whose value reads the property that it writes locks first, so that
// `derived` is read under the lock.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
// param as_of: STRING = '2026-03-02'
// param recorded_at: STRING = '2026-03-02T00:00:00Z'
// param half_life: FLOAT = 5.0
// param essential: FLOAT = 0.7
// param desirable: FLOAT = 0.4
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment)-[:AS]->(o:Occupation)
WHERE s.start <= date($as_of)
WITH a, o, max(CASE WHEN s.`end` IS NULL OR s.`end` >= date($as_of) THEN date($as_of) ELSE s.`end` END) AS used,
     [(a)-[:HAS {derived: false}]->(k:Competency) | k.uid] + [(a)-[:REJECTED]->(k:Competency) | k.uid] AS declared
WITH a, o, used, declared, 0.5 ^ (duration.inDays(used, date($as_of)).days / 365.25 / $half_life) AS kept
MATCH (o)-[n:NEEDS]->(c:Competency)
WHERE NOT c.uid IN declared
WITH a, c, n, used, CASE WHEN n.importance = 'DESIRABLE' THEN $desirable ELSE $essential END * kept AS confidence
ORDER BY a.uid, c.uid, confidence DESC, coalesce(n.level, 0) DESC
WITH a, c, collect({level: n.level, confidence: confidence, used: used})[0] AS best
MERGE (a)-[h:HAS]->(c)
ON CREATE SET h.derived = true
SET h.level = CASE WHEN h.derived THEN best.level ELSE h.level END,
    h.origin = CASE WHEN h.derived THEN 'INFERRED' ELSE h.origin END,
    h.confidence = CASE WHEN h.derived THEN toFloat(best.confidence) ELSE h.confidence END,
    h.last_used = CASE WHEN h.derived THEN best.used ELSE h.last_used END,
    h.source = CASE WHEN h.derived THEN 'affectations' ELSE h.source END,
    h.recorded_at = CASE WHEN h.derived THEN $recorded_at ELSE h.recorded_at END
