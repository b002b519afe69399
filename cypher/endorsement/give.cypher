// Records the level that a peer confirms, and gives it to the competency of the agent where it counts.
//
// One endorsement for each peer and competency; the last one counts. It never lowers the level that
// the agent says, that a career implies or that a test measured: then it is recorded and no more. A
// peer who corrects a level that only they confirmed lowers it to the highest that is confirmed. Only
// who may see the person as a peer, or met them, may endorse (endorsement/find_addressee). A
// SET that changes nothing locks the relationship, which is then looked at.
//
// mode: write
// param agent_uid: STRING = 'agt-02'
// param by_agent_uid: STRING = 'agt-01'
// param competency_uid: STRING = 'cmp-01'
// param level: INTEGER = 3
// param day: STRING = '2026-03-02'
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (peer:Agent {uid: $by_agent_uid})
MATCH (a:Agent {uid: $agent_uid})
MATCH (c:Competency {uid: $competency_uid})
WHERE (a:VisibleToPeers AND NOT EXISTS {
    MATCH (a)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF*0..8]-(:Organisation)<-[:AT]-(s:Assignment)
          <-[:HELD]-(peer)
    WHERE s.current
  })
  OR EXISTS { MATCH (a)-[:ASKED]->(:Introduction {state: 'ACCEPTED'})-[:TO]->(peer) }
  OR EXISTS { MATCH (a)<-[:TO]-(:Introduction {state: 'ACCEPTED'})<-[:ASKED]-(peer) }
MERGE (n:Endorsement {uid: $agent_uid + ':' + $competency_uid + ':' + $by_agent_uid})
WITH peer, a, c, n, n.level AS before
SET n.level = $level, n.`on` = date($day)
MERGE (peer)-[:GAVE_ENDORSEMENT]->(n)
MERGE (n)-[:FOR_AGENT]->(a)
MERGE (n)-[:OF_COMPETENCY]->(c)
WITH a, c, before
MATCH (a)<-[:FOR_AGENT]-(m:Endorsement)-[:OF_COMPETENCY]->(c)
WITH a, c, before, max(m.level) AS best
MERGE (a)-[h:HAS]->(c)
ON CREATE SET h.derived = true
SET h.level = h.level
WITH h, CASE
       WHEN h.origin = 'ASSESSED' AND h.level IS NOT NULL THEN null
       WHEN h.origin = 'ENDORSED' AND h.level = before THEN best
       WHEN h.level IS NULL OR h.level <= $level THEN $level
       ELSE null
     END AS confirmed
WHERE confirmed IS NOT NULL
SET h.level = confirmed,
    h.last_used = h.last_used,
    h.origin = 'ENDORSED',
    h.confidence = 1.0,
    h.source = "recommandation d'un pair",
    h.recorded_at = $at,
    h.derived = false
