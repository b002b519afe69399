// Takes back competencies that an agent had accepted among those that were read from a text.
//
// That they were taken back is kept: a file does not bring them again.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param competency_uids: LIST<STRING> = ['cmp-01']
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})
UNWIND $competency_uids AS competency_uid
MATCH (c:Competency {uid: competency_uid})
MATCH (a)-[p:PROPOSED]->(c)
MERGE (a)-[t:TOOK_BACK {what: 'PROPOSED'}]->(c)
SET t.at = $at
DELETE p
