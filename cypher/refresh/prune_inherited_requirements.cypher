// Takes back the inherited requirements of posts that state some, or whose occupation needs no such.
//
// What is stated meanwhile is not taken: see prune_inferred_competencies.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[r:REQUIRES {derived: true}]->(c:Competency)
WHERE EXISTS { (p)-[:REQUIRES {derived: false}]->(:Competency) }
   OR NOT EXISTS { (p)-[:AS]->(:Occupation)-[:NEEDS]->(c) }
SET r.level = r.level
WITH p, c
MATCH (p)-[stale:REQUIRES {derived: true}]->(c)
DELETE stale
