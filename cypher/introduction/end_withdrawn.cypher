// Ends the introductions of agents that were asked before a withdrawal of the consent they need.
//
// Among peers that is the consent of both to be seen by peers; for a recruiter, that of the one asked
// to be seen by recruiters. A consent given again does not bring an introduction back.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
// param moment: STRING = '2026-03-02T09:00:00.000Z'
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:GAVE]->(c:Consent {kind: 'WITHDRAWN'})
WHERE (coalesce(c.said, false) OR c.at <= $moment) AND c.purpose IN ['VISIBLE_TO_PEERS', 'VISIBLE_TO_RECRUITERS']
MATCH (a)-[:ASKED|TO]-(n:Introduction)
WHERE n.state IN ['ASKED', 'ACCEPTED'] AND n.asked_at <= c.at
OPTIONAL MATCH (n)<-[:ASKED]-(g:Organisation)
WITH n, c, g
WHERE (c.purpose = 'VISIBLE_TO_RECRUITERS') = (g IS NOT NULL)
WITH n, min(c.at) AS ended_at
SET n.ended_at = CASE
      WHEN n.answered_at IS NOT NULL AND n.answered_at > ended_at THEN n.answered_at
      ELSE ended_at
    END,
    n.state = 'ENDED'
