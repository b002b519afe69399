// Introductions by key that the viewer may see: of the two people, or asked by the organisation they recruit for.
//
// Who asked sees it as long as the one asked agrees to be seen by them; who was asked always does. A
// contact is there only once it was given. One that nobody answered in time has expired.
//
// mode: read
// param uids: LIST<STRING> = ['int-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// param viewer_organisation: STRING NULL = null
// param open_since: STRING = '2026-01-31T00:00:00Z'
// returns uid: STRING
// returns state: STRING
// returns from_uid: STRING NULL
// returns organisation_uid: STRING NULL
// returns to_uid: STRING
// returns about_uid: STRING NULL
// returns message: STRING NULL
// returns asked_at: STRING
// returns answered_at: STRING NULL
// returns contact: STRING NULL
// returns asker_contact: STRING NULL
UNWIND $uids AS uid
MATCH (n:Introduction {uid: uid})-[:TO]->(to:Agent)
OPTIONAL MATCH (n)<-[:ASKED]-(from:Agent)
OPTIONAL MATCH (n)<-[:ASKED]-(g:Organisation)
OPTIONAL MATCH (n)-[:ABOUT]->(p:Post)
WITH n, to, from, g, p
WHERE $viewer_all OR to.uid = $viewer_agent
  OR (from.uid = $viewer_agent AND to:VisibleToPeers AND EXISTS {
    MATCH (:Agent {uid: $viewer_agent})-[:WORKS_IN]->(:Organisation)
  } AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)
          <-[:WORKS_IN]-(:Agent {uid: $viewer_agent})
  })
  OR (g.uid = $viewer_organisation AND to:VisibleToRecruiters AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation {uid: $viewer_organisation})
  } AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  } AND (p IS NULL OR NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)<-[:OF]-(p)
  }))
RETURN n.uid AS uid,
       CASE WHEN n.state = 'ASKED' AND n.asked_at < $open_since THEN 'EXPIRED' ELSE n.state END AS state,
       from.uid AS from_uid,
       g.uid AS organisation_uid,
       to.uid AS to_uid,
       p.uid AS about_uid,
       n.message AS message,
       n.asked_at AS asked_at,
       n.answered_at AS answered_at,
       CASE WHEN n.state = 'ACCEPTED' THEN n.contact ELSE null END AS contact,
       CASE WHEN n.state = 'ACCEPTED' THEN n.asker_contact ELSE null END AS asker_contact
