// Records the level that a peer confirms and the person accepts, and gives it to their competency where it counts.
//
// Nothing happens unless the offer is accepted: endorsement/answer comes first in the unit. One endorsement for
// each peer and competency; the last one accepted counts. It never lowers the level that the agent says, that a
// career implies or that a test measured: then it is recorded and no more. A peer who corrects a level that only
// they confirmed lowers it to the highest that is confirmed. A SET that changes nothing locks the relationship,
// which is then looked at.
//
// mode: write
// param handle: STRING = 'off-01'
// param agent_uid: STRING = 'agt-02'
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})<-[:FOR_AGENT]-(o:EndorsementOffer {handle: $handle, state: 'ACCEPTED'})
MATCH (o)<-[:OFFERED]-(peer:Agent)
MATCH (o)-[:OF_COMPETENCY]->(c:Competency)
MERGE (n:Endorsement {uid: a.uid + ':' + c.uid + ':' + peer.uid})
WITH peer, a, c, o.level AS given, o.offered_on AS given_on, n, n.level AS before
SET n.level = given, n.`on` = given_on, n.sources = ['api']
MERGE (peer)-[:GAVE_ENDORSEMENT]->(n)
MERGE (n)-[:FOR_AGENT]->(a)
MERGE (n)-[:OF_COMPETENCY]->(c)
WITH a, c, given, before
MATCH (a)<-[:FOR_AGENT]-(m:Endorsement)-[:OF_COMPETENCY]->(c)
WITH a, c, given, before, max(m.level) AS best
MERGE (a)-[h:HAS]->(c)
ON CREATE SET h.derived = true
SET h.level = h.level
WITH a, c, h, CASE
       WHEN h.origin = 'ASSESSED' AND h.level IS NOT NULL THEN null
       WHEN h.origin = 'ENDORSED' AND h.level = before THEN best
       WHEN h.level IS NULL OR h.level <= given THEN given
       ELSE null
     END AS confirmed
WHERE confirmed IS NOT NULL
SET h.level = confirmed,
    h.last_used = h.last_used,
    h.origin = 'ENDORSED',
    h.confidence = 1.0,
    h.source = "recommandation d'un pair",
    h.recorded_at = $at,
    h.sources = ['api'],
    h.derived = false
WITH a, c
MATCH (a)-[p:PROPOSED]->(c)
DELETE p
