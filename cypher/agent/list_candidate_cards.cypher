// What a recruiter may see of agents who agreed to be shown to recruiters and do not hide from theirs.
//
// The name is withheld until the person accepted an introduction that the recruiter's organisation
// asked for, about whichever post: they are known there from then on.
//
// mode: read
// param uids: LIST<STRING> = ['agt-02']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// returns uid: STRING
// returns display_name: STRING NULL
// returns category: STRING NULL
// returns corps_uid: STRING NULL
// returns occupation_uid: STRING NULL
// returns ministry_uid: STRING NULL
// returns place_uid: STRING NULL
UNWIND $uids AS uid
MATCH (b:Agent:VisibleToRecruiters {uid: uid})
WHERE $viewer_all OR ($viewer_organisation IS NOT NULL AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF*0..8]-(:Organisation {uid: $viewer_organisation})
  })
OPTIONAL MATCH (b)-[:BELONGS_TO]->(k:Corps)
OPTIONAL MATCH (b)-[:HELD]->(now:Assignment {current: true})-[:IN]->(l:Place)
WITH b, k, l
ORDER BY b.uid, l.uid
WITH b, k, collect(l.uid)[0] AS place_uid
RETURN b.uid AS uid,
       CASE WHEN $viewer_all OR EXISTS {
         MATCH (:Organisation {uid: $viewer_organisation})-[:ASKED]->(i:Introduction)-[:TO]->(b)
         WHERE i.state = 'ACCEPTED'
       } THEN b.display_name ELSE null END AS display_name,
       b.category AS category,
       k.uid AS corps_uid,
       b.occupation_uid AS occupation_uid,
       b.ministry_uid AS ministry_uid,
       place_uid
