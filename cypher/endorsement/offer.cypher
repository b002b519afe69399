// Offers to confirm a competency of somebody, at a level: the person accepts or refuses (endorsement/answer).
//
// One offer for each peer, person and competency; one that waits takes the new level. An offer for a competency
// that the person neither has nor wants to develop is kept as any other and shown to nobody
// (endorsement/list_offers), and one that was refused less than a published number of days ago stays refused:
// the one who offers learns nothing of either, by the answer or by the number of offers left. Only who may see
// the person as a peer, or met them, may offer (endorsement/find_addressee). The peer is locked before the
// offers of the day are counted. `handle` names the offer in the API: the uid says who it is from.
//
// mode: write
// param agent_uid: STRING = 'agt-02'
// param by_agent_uid: STRING = 'agt-01'
// param competency_uid: STRING = 'cmp-01'
// param handle: STRING = 'off-01'
// param level: INTEGER = 3
// param today: STRING = '2026-03-02'
// param day: STRING = '2026-03-02'
// param refused_since: STRING = '2025-09-03'
// param at: STRING = '2026-03-02T00:00:00Z'
// param most: INTEGER = 10
// returns outcome: STRING
MATCH (peer:Agent {uid: $by_agent_uid})
SET peer.norm = peer.norm
WITH peer
MATCH (a:Agent {uid: $agent_uid})
MATCH (c:Competency {uid: $competency_uid})
WHERE (a:VisibleToPeers AND EXISTS { MATCH (peer)-[:WORKS_IN]->(:Organisation) } AND NOT EXISTS {
    MATCH (a)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)<-[:WORKS_IN]-(peer)
  })
  OR EXISTS { MATCH (a)-[:ASKED]->(:Introduction {state: 'ACCEPTED'})-[:TO]->(peer) }
  OR EXISTS { MATCH (a)<-[:TO]-(:Introduction {state: 'ACCEPTED'})<-[:ASKED]-(peer) }
WITH peer, a, c, COUNT {
    MATCH (peer)-[:OFFERED]->(x:EndorsementOffer) WHERE x.offered_at STARTS WITH $day
  } AS offered_today
WITH peer, a, c, CASE WHEN offered_today >= $most THEN 'TOO_MANY' ELSE 'OFFERED' END AS outcome
FOREACH (one IN CASE WHEN outcome = 'OFFERED' THEN [c] ELSE [] END |
  MERGE (n:EndorsementOffer {uid: $agent_uid + ':' + $competency_uid + ':' + $by_agent_uid})
  ON CREATE SET n.handle = $handle, n.state = 'NEW'
  SET n.offered_at = $at
  SET n.renewed = n.state <> 'REFUSED' OR n.answered_on <= date($refused_since)
  SET n.level = CASE WHEN n.renewed THEN $level ELSE n.level END
  SET n.offered_on = CASE WHEN n.renewed THEN date($today) ELSE n.offered_on END
  SET n.answered_on = CASE WHEN n.renewed THEN null ELSE n.answered_on END
  SET n.state = CASE WHEN n.renewed THEN 'OFFERED' ELSE n.state END
  MERGE (peer)-[:OFFERED]->(n)
  MERGE (n)-[:FOR_AGENT]->(a)
  MERGE (n)-[:OF_COMPETENCY]->(one))
RETURN outcome
