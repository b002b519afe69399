// Takes back the inferred competencies that the careers of agents no longer imply.
//
// What an agent declares meanwhile is not taken: a SET that changes nothing locks the relationship,
// which is then looked at again.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
// param as_of: STRING = '2026-03-02'
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[h:HAS {derived: true}]->(c:Competency)
WHERE NOT EXISTS {
  MATCH (a)-[:HELD]->(s:Assignment)-[:AS]->(:Occupation)-[:NEEDS]->(c)
  WHERE s.start <= date($as_of)
}
SET h.level = h.level
WITH a, c
MATCH (a)-[stale:HAS {derived: true}]->(c)
DELETE stale
