// The competencies that a recruiter may see of candidates, the rarest that are sure first.
//
// None that fewer than `small_count` people who agreed have, unless the person accepted an introduction of
// the recruiter's organisation.
//
// mode: read
// param uids: LIST<STRING> = ['agt-02']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param small_count: INTEGER = 5
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (b:Agent:VisibleToRecruiters {uid: owner_uid})
WHERE $viewer_all OR ($viewer_organisation IS NOT NULL AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation {uid: $viewer_organisation})
  } AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  })
WITH owner_uid, b, $viewer_all OR EXISTS {
    MATCH (:Organisation {uid: $viewer_organisation})-[:ASKED]->(i:Introduction)-[:TO]->(b)
    WHERE i.state = 'ACCEPTED'
  } AS known
MATCH (b)-[h:HAS]->(c:Competency)
CALL (c) {
  MATCH (c)<-[:HAS]-(x:VisibleToRecruiters)
  WITH x
  LIMIT $small_count
  RETURN count(x) AS holders
}
WITH owner_uid, c, known, holders, h.confidence * coalesce(c.idf, 0.0) AS weight
WHERE known OR holders >= $small_count
WITH owner_uid, c, weight
ORDER BY owner_uid, weight DESC, c.uid
RETURN owner_uid,
       c.uid AS uid
