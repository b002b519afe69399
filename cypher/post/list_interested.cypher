// Who wants posts of the viewer's tree, of those who agreed to be shown to recruiters and do not hide, and since when.
//
// Only interests of which the one who has them was informed that those who recruit see them (`shown`): earlier ones, and those of files, stay unseen.
// Hiding counts as for candidates: see rank_agents_for_post.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// returns post_uid: STRING
// returns agent_uid: STRING
// returns at: STRING
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
MATCH (p)<-[r:INTERESTED_IN {shown: true}]-(a:VisibleToRecruiters)
WHERE NOT EXISTS { MATCH (p)<-[:ON]-(s:Assignment)<-[:HELD]-(a) WHERE s.current }
  AND ($viewer_all OR NOT EXISTS {
    MATCH (a)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(g)
  })
  AND ($viewer_all OR NOT EXISTS {
    MATCH (a)-[:HIDDEN_FROM]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  })
RETURN p.uid AS post_uid, a.uid AS agent_uid, r.at AS at
ORDER BY post_uid, at DESC, agent_uid
