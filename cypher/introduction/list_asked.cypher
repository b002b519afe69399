// What the viewer's organisation asked of some agents who agree to be shown to recruiters: of each the latest first.
//
// The introduction itself is read by list_by_uids, which looks at hiding.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_organisation: STRING NULL = 'org-01'
// param open_since: STRING = '2026-01-31T00:00:00Z'
// returns owner_uid: STRING
// returns introduction_uid: STRING
// returns state: STRING
// returns sent: BOOLEAN
UNWIND $uids AS uid
MATCH (:Organisation {uid: $viewer_organisation})-[:ASKED]->(n:Introduction)-[:TO]->(:Agent:VisibleToRecruiters {uid: uid})
WITH uid, n
ORDER BY uid, n.asked_at DESC, n.uid
RETURN uid AS owner_uid,
       n.uid AS introduction_uid,
       CASE WHEN n.state = 'ASKED' AND n.asked_at < $open_since THEN 'EXPIRED' ELSE n.state END AS state,
       true AS sent
