// Asks a peer to meet, unless something stands against it: the outcome says what.
//
// No row when the one asked does not exist, did not agree to be shown to peers, or hides from where
// the one who asks works, nor when the one who asks hides from any organisation of the ministry where the
// one asked works: all look the same. The ministry is on the card, so that an agent who tries one
// organisation after the other learns nothing. Both are locked, in the order of their keys,
// before what stands between them is read, so that the second of two requests sees the first; the
// consent is looked at again under the lock.
//
// mode: write
// param uid: STRING = 'int-01'
// param from_uid: STRING = 'agt-01'
// param to_uid: STRING = 'agt-02'
// param about_uid: STRING NULL = null
// param message: STRING NULL = null
// param contact: STRING NULL = null
// param at: STRING = '2026-03-02T00:00:00Z'
// param day: STRING = '2026-03-02'
// param open_since: STRING = '2026-01-31T00:00:00Z'
// param most: INTEGER = 10
// returns outcome: STRING
MATCH (from:Agent {uid: $from_uid})
MATCH (to:Agent:VisibleToPeers {uid: $to_uid})
WHERE from.uid <> to.uid
FOREACH (one IN CASE WHEN from.uid < to.uid THEN [from, to] ELSE [to, from] END |
  SET one.norm = one.norm)
WITH from, to
WHERE to:VisibleToPeers AND EXISTS { MATCH (from)-[:WORKS_IN]->(:Organisation) } AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)<-[:WORKS_IN]-(from)
  } AND NOT EXISTS {
    MATCH (from)-[:HIDDEN_FROM]->(h:Organisation)
    MATCH (to)-[:WORKS_IN]->(w:Organisation)
    WHERE coalesce(h.ministry_uid, '') = coalesce(w.ministry_uid, '') OR EXISTS {
        MATCH (w)-[:PART_OF|SUCCEEDED_BY*0..8]->(h)
      }
  }
OPTIONAL MATCH (p:Post {uid: $about_uid})
WITH from, to, p,
     EXISTS {
       MATCH (from)-[:ASKED]->(n:Introduction)-[:TO]->(to)
       WHERE n.state = 'ASKED' AND n.asked_at >= $open_since
     } AS waits,
     EXISTS {
       MATCH (to)-[:ASKED]->(n:Introduction)-[:TO]->(from)
       WHERE n.state = 'ASKED' AND n.asked_at >= $open_since
     } AS is_asked,
     EXISTS { MATCH (from)-[:ASKED]->(:Introduction {state: 'REFUSED'})-[:TO]->(to) } AS refused,
     COUNT {
       MATCH (from)-[:ASKED]->(n:Introduction)
       WHERE n.asked_at STARTS WITH $day
     } AS asked_today
WITH from, to, p, CASE
       WHEN asked_today >= $most THEN 'TOO_MANY'
       WHEN waits OR is_asked THEN 'OPEN'
       WHEN refused THEN 'REFUSED'
       ELSE 'ASKED'
     END AS outcome
FOREACH (one IN CASE WHEN outcome = 'ASKED' THEN [to] ELSE [] END |
  MERGE (n:Introduction {uid: $uid})
  SET n.state = 'ASKED',
      n.asked_at = $at,
      n.answered_at = null,
      n.message = $message,
      n.contact = null,
      n.asker_contact = $contact,
      n.ended_at = null,
      n.sources = ['api']
  MERGE (from)-[:ASKED]->(n)
  MERGE (n)-[:TO]->(one))
FOREACH (one IN CASE WHEN outcome = 'ASKED' AND p IS NOT NULL THEN [p] ELSE [] END |
  MERGE (n:Introduction {uid: $uid})
  MERGE (n)-[:ABOUT]->(one))
RETURN outcome
