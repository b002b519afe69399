// How many agents who agreed to be shown to recruiters bring something to each of some posts.
//
// The same people as rank_agents_for_post, in both of its lists and whatever statute says of them. No
// row for a post that is not of the tree of the viewer's organisation.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param today: STRING = '2026-03-02'
// returns uid: STRING
// returns is_open: BOOLEAN
// returns requires: BOOLEAN
// returns agents: INTEGER
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF*0..8]->(:Organisation {uid: $viewer_organisation})
  }
WITH p, any(w IN coalesce(p.open_during, []) WHERE left(w, 10) <= $today AND right(w, 10) > $today) AS is_open,
     CASE WHEN $viewer_all THEN [] ELSE [
       (g)-[:PART_OF*0..8]->(:Organisation)<-[:HIDDEN_FROM]-(x:VisibleToRecruiters) | x.uid
     ] END + [(p)<-[:ON]-(s:Assignment)<-[:HELD]-(x:Agent) WHERE s.current | x.uid] AS without
CALL (p, is_open, without) {
  MATCH (p)-[:REQUIRES]->(t:Competency)<-[n:NEAR]-(c:Competency)
  WHERE is_open AND t.idf > 0 AND n.similarity > 0
  WITH DISTINCT without, c
  MATCH (c)<-[h:HAS]-(a:VisibleToRecruiters)
  WHERE h.trust > 0
  WITH DISTINCT without, a
  WHERE NOT a.uid IN without
  RETURN count(a) AS agents
}
RETURN p.uid AS uid, is_open, coalesce(p.demand > 0, false) AS requires, agents
ORDER BY uid
