// Takes back the inherited requirements of posts that state three and more, or whose occupation needs no such.
//
// What is stated meanwhile is not taken: see prune_inferred_competencies.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
WITH p, size([(p)-[q:REQUIRES]->(:Competency) WHERE NOT q.derived | q.confidence]) AS stated
MATCH (p)-[r:REQUIRES {derived: true, origin: 'INFERRED'}]->(c:Competency)
WHERE stated >= 3 OR EXISTS { (p)-[:REFUSED]->(c) }
   OR NOT EXISTS { (p)-[:AS]->(:Occupation)-[:NEEDS]->(c) }
SET r.level = r.level
WITH p, c
MATCH (p)-[stale:REQUIRES {derived: true, origin: 'INFERRED'}]->(c)
DELETE stale
