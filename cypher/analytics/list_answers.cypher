// Requests to meet that agents in statistics answered by yes or no, by who asked; an agent who asked agrees to statistics too.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns asked_by: STRING
// returns accepted: BOOLEAN
// returns agent_uid: STRING
MATCH (a:Agent:InStatistics)<-[:TO]-(n:Introduction)
WHERE n.answered_at IS NOT NULL AND left(n.answered_at, 10) <= $today AND n.state IN ['ACCEPTED', 'REFUSED', 'ENDED']
OPTIONAL MATCH (n)<-[:ASKED]-(g:Organisation)
OPTIONAL MATCH (n)<-[:ASKED]-(peer:Agent:InStatistics)
WITH a, n, g, peer
WHERE g IS NOT NULL OR peer IS NOT NULL
RETURN CASE WHEN g IS NULL THEN 'PEER' ELSE 'RECRUITER' END AS asked_by,
       n.state <> 'REFUSED' AS accepted,
       a.uid AS agent_uid
ORDER BY asked_by, accepted, agent_uid, n.uid
