// The introductions that organisations asked for, the newest first; only to those who recruit for them.
//
// One is there as long as the one asked agrees to be seen by them: see list_by_uids.
//
// mode: read
// param uids: LIST<STRING> = ['org-01']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param open_since: STRING = '2026-01-31T00:00:00Z'
// returns owner_uid: STRING
// returns introduction_uid: STRING
// returns state: STRING
// returns sent: BOOLEAN
UNWIND $uids AS uid
MATCH (g:Organisation {uid: uid})-[:ASKED]->(n:Introduction)-[:TO]->(to:Agent)
WHERE $viewer_all OR (g.uid = $viewer_organisation AND to:VisibleToRecruiters AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation {uid: $viewer_organisation})
  } AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  } AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)<-[:OF]-(:Post)<-[:ABOUT]-(n)
  })
WITH uid, n
ORDER BY uid, n.asked_at DESC, n.uid
RETURN uid AS owner_uid,
       n.uid AS introduction_uid,
       CASE WHEN n.state = 'ASKED' AND n.asked_at < $open_since THEN 'EXPIRED' ELSE n.state END AS state,
       true AS sent
