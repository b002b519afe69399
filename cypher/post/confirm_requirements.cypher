// A recruiter confirms requirements that were read or deduced: they stay whatever is read later.
//
// No row for a post of another tree. Level and importance stay, so candidates are ranked as before.
//
// mode: write
// param uid: STRING = 'pst-01'
// param competency_uids: LIST<STRING> = ['cmp-01']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// returns outcome: STRING
MATCH (p:Post {uid: $uid})-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
WITH p
OPTIONAL MATCH (p)-[r:REQUIRES {derived: true}]->(c:Competency)
WHERE c.uid IN $competency_uids
SET r.derived = false,
    r.origin = 'CONFIRMED',
    r.sources = ['api'],
    r.confidence = 1.0
RETURN DISTINCT 'CHANGED' AS outcome
