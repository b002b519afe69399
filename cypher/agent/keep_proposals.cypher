// Keeps competencies that an agent accepted among those that were read from a text that they pasted.
//
// What they said of themselves, or a peer or a test confirmed, is left out; what is kept already stays as it is.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param competency_uids: LIST<STRING> = ['cmp-01']
// param confidence: FLOAT = 0.6
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})
UNWIND $competency_uids AS competency_uid
MATCH (c:Competency {uid: competency_uid})
WHERE NOT EXISTS { MATCH (a)-[:HAS {derived: false}]->(c) }
MERGE (a)-[p:PROPOSED]->(c)
ON CREATE SET p.level = null,
    p.origin = 'EXTRACTED',
    p.confidence = $confidence,
    p.trust = $confidence,
    p.source = 'texte',
    p.recorded_at = $at
SET p.sources = ['api']
