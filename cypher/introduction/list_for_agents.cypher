// The introductions that agents asked for or were asked for, the newest first; only to themselves.
//
// One that they asked for is there as long as the one asked agrees to be seen by them.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// param open_since: STRING = '2026-01-31T00:00:00Z'
// returns owner_uid: STRING
// returns introduction_uid: STRING
// returns state: STRING
// returns sent: BOOLEAN
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:ASKED|TO]-(n:Introduction)
WHERE $viewer_all OR a.uid = $viewer_agent
MATCH (n)-[:TO]->(to:Agent)
WHERE $viewer_all OR to.uid = uid
  OR (to:VisibleToPeers AND EXISTS {
    MATCH (:Agent {uid: uid})-[:WORKS_IN]->(:Organisation)
  } AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)
          <-[:WORKS_IN]-(:Agent {uid: uid})
  })
WITH uid, n, to
ORDER BY uid, n.asked_at DESC, n.uid
RETURN uid AS owner_uid,
       n.uid AS introduction_uid,
       CASE WHEN n.state = 'ASKED' AND n.asked_at < $open_since THEN 'EXPIRED' ELSE n.state END AS state,
       to.uid <> uid AS sent
