// Takes back what posts inherited or what was read from their texts once their recruiter states something, and what
// their occupation needs no more.
//
// What is stated meanwhile is not taken: see prune_inferred_competencies.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[r:REQUIRES {derived: true}]->(c:Competency)
WHERE EXISTS {
    MATCH (p)-[s:REQUIRES {derived: false}]->(:Competency) WHERE s.origin <> 'CONFIRMED'
  }
   OR (r.origin = 'INFERRED' AND NOT EXISTS { (p)-[:AS]->(:Occupation)-[:NEEDS]->(c) })
SET r.level = r.level
WITH p, c
MATCH (p)-[stale:REQUIRES {derived: true}]->(c)
DELETE stale
