// Asks a candidate to meet about a post of an organisation's tree, unless something stands against it.
//
// No row when the one asked does not exist, did not agree to be shown to recruiters, or hides from an
// organisation above the post: the three look the same. Organisation and person are locked before
// what stands between them is read: see ask_peer.
//
// mode: write
// param uid: STRING = 'int-01'
// param organisation_uid: STRING = 'org-01'
// param to_uid: STRING = 'agt-02'
// param about_uid: STRING = 'pst-01'
// param message: STRING NULL = null
// param contact: STRING NULL = null
// param at: STRING = '2026-03-02T00:00:00Z'
// param day: STRING = '2026-03-02'
// param open_since: STRING = '2026-01-31T00:00:00Z'
// param most: INTEGER = 30
// returns outcome: STRING
MATCH (p:Post {uid: $about_uid})-[:OF]->(seat:Organisation)
MATCH (seat)-[:PART_OF*0..8]->(from:Organisation {uid: $organisation_uid})
MATCH (to:Agent:VisibleToRecruiters {uid: $to_uid})
SET from.ministry_uid = from.ministry_uid
SET to.norm = to.norm
WITH DISTINCT from, to, p, seat
WHERE to:VisibleToRecruiters AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF*0..8]-(seat)
  }
WITH from, to, p,
     EXISTS {
       MATCH (from)-[:ASKED]->(n:Introduction)-[:TO]->(to)
       WHERE n.state = 'ASKED' AND n.asked_at >= $open_since
     } AS waits,
     EXISTS { MATCH (from)-[:ASKED]->(:Introduction {state: 'REFUSED'})-[:TO]->(to) } AS refused,
     COUNT {
       MATCH (from)-[:ASKED]->(n:Introduction)
       WHERE n.asked_at STARTS WITH $day
     } AS asked_today
WITH from, to, p, CASE
       WHEN waits THEN 'OPEN'
       WHEN refused THEN 'REFUSED'
       WHEN asked_today >= $most THEN 'TOO_MANY'
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
      n.ended_at = null
  MERGE (from)-[:ASKED]->(n)
  MERGE (n)-[:ABOUT]->(p)
  MERGE (n)-[:TO]->(one))
RETURN outcome
