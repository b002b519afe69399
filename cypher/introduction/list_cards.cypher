// What the viewer may see of the people of some introductions, by introduction and person.
//
// Oneself; the one asked, as a peer or a candidate who agrees to be seen, and by name for a recruiter
// once they accepted; the one who asks, whom the request shows to the one asked while it is open or
// accepted, unless they withdrew from their peers since or hide from where the other works.
//
// mode: read
// param pairs: LIST<MAP> = []
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// param open_since: STRING = '2026-01-31T00:00:00Z'
// returns introduction_uid: STRING
// returns uid: STRING
// returns display_name: STRING NULL
// returns category: STRING NULL
// returns corps_uid: STRING NULL
// returns occupation_uid: STRING NULL
// returns ministry_uid: STRING NULL
// returns place_uid: STRING NULL
UNWIND $pairs AS pair
MATCH (n:Introduction {uid: pair.introduction_uid})-[:ASKED|TO]-(b:Agent {uid: pair.agent_uid})
MATCH (n)-[:TO]->(to:Agent)
OPTIONAL MATCH (n)<-[:ASKED]-(from:Agent)
WITH n, b, to, from, NOT EXISTS {
    MATCH (:Agent {uid: $viewer_agent})-[:WORKS_IN]->(:Organisation)
  } OR EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)
          <-[:WORKS_IN]-(:Agent {uid: $viewer_agent})
  } AS hides
WHERE $viewer_all OR b.uid = $viewer_agent
  OR (b.uid = to.uid AND from.uid = $viewer_agent AND b:VisibleToPeers AND NOT hides)
  OR (b.uid = from.uid AND to.uid = $viewer_agent AND NOT hides
    AND (n.state = 'ACCEPTED' OR (n.state = 'ASKED' AND n.asked_at >= $open_since))
    AND NOT EXISTS {
      MATCH (b)-[:GAVE]->(c:Consent {purpose: 'VISIBLE_TO_PEERS'})
      WHERE c.kind = 'WITHDRAWN' AND c.at >= n.asked_at
    })
OPTIONAL MATCH (b)-[:BELONGS_TO]->(k:Corps)
OPTIONAL MATCH (b)-[:HELD]->(:Assignment {current: true})-[:IN]->(l:Place)
WITH n, b, k, l
ORDER BY n.uid, b.uid, l.uid
WITH n, b, k, collect(l.uid)[0] AS place_uid
RETURN n.uid AS introduction_uid,
       b.uid AS uid,
       b.display_name AS display_name,
       b.category AS category,
       k.uid AS corps_uid,
       b.occupation_uid AS occupation_uid,
       b.ministry_uid AS ministry_uid,
       place_uid
