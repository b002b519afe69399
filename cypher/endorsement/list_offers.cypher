// The endorsements that agents were offered and have not answered, the newest first; to themselves alone.
//
// Only for competencies that they have, however known, or want to develop, and for a published number of days.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// param open_since: STRING = '2025-12-02'
// returns agent_uid: STRING
// returns handle: STRING
// returns by_agent_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER
// returns offered_on: STRING
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})<-[:FOR_AGENT]-(n:EndorsementOffer {state: 'OFFERED'})-[:OF_COMPETENCY]->(c:Competency)
WHERE ($viewer_all OR uid = $viewer_agent) AND n.offered_on >= date($open_since)
  AND EXISTS { MATCH (a)-[:HAS|WANTS]->(c) }
MATCH (n)<-[:OFFERED]-(peer:Agent)
RETURN uid AS agent_uid,
       n.handle AS handle,
       peer.uid AS by_agent_uid,
       c.uid AS competency_uid,
       n.level AS level,
       toString(n.offered_on) AS offered_on
ORDER BY agent_uid, n.offered_at DESC, handle
