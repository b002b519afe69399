// Writes the requirements that the texts of some posts state, with the words that say so.
//
// `ev_start` and `ev_end` are characters of the title or description, `ev_field` which of the two, `ev_rule` how the
// words were found. What is stated meanwhile is left alone: see infer_competencies; what the recruiter confirmed gets its words, and
// what they dismissed does not come back. A post that took back what it stated
// counts from that day on, as for what it inherits.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (p:Post {uid: row.uid})
SET p.extracted = row.extracted
WITH p, row
UNWIND row.found AS found
MATCH (c:Competency {uid: found.uid})
WHERE NOT EXISTS { (p)-[:DOES_WITHOUT]->(c) }
MERGE (p)-[r:REQUIRES]->(c)
ON CREATE SET r.derived = true, r.stated_on = p.restated_on
SET r.level = CASE WHEN r.derived THEN null ELSE r.level END,
    r.importance = CASE WHEN r.derived THEN 'ESSENTIAL' ELSE r.importance END,
    r.origin = CASE WHEN r.derived THEN 'EXTRACTED' ELSE r.origin END,
    r.confidence = CASE WHEN r.derived THEN found.confidence ELSE r.confidence END,
    r.w = CASE
      WHEN NOT r.derived THEN r.w
      ELSE coalesce(c.idf, 0.0) * coalesce(c.idf, 0.0)
    END,
    r.ev_field = found.fields,
    r.ev_start = found.starts,
    r.ev_end = found.ends,
    r.ev_rule = found.rule,
    r.quote = CASE WHEN r.derived OR r.origin = 'CONFIRMED' THEN found.quote ELSE null END,
    r.lexicon = row.lexicon
