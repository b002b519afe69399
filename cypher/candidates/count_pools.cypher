// How many agents who agreed to be shown to recruiters bring something to each of some posts, or practised its occupation.
//
// The same people as rank_agents_for_post, in the whole of its list and whatever statute says of them, by the
// requirements stated for vacancies opened on the day of this one. No
// row for a post that is not of the tree of the viewer's organisation.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param today: STRING = '2026-03-02'
// param small_count: INTEGER = 5
// returns uid: STRING
// returns is_open: BOOLEAN
// returns requires: BOOLEAN
// returns agents: INTEGER
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
OPTIONAL MATCH (v:Organisation {uid: $viewer_organisation})
WITH p, any(w IN coalesce(p.open_during, []) WHERE left(w, 10) <= $today AND right(w, 10) > $today) AS is_open,
     date(reduce(newest = '0001-01-01', w IN coalesce(p.open_during, []) |
       CASE WHEN left(w, 10) <= $today AND right(w, 10) > $today AND left(w, 10) > newest
         THEN left(w, 10) ELSE newest END)) AS opened_on,
     CASE WHEN $viewer_all THEN [] ELSE [
       (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation)<-[:HIDDEN_FROM]-(x:VisibleToRecruiters) | x.uid
     ] END + CASE WHEN v IS NULL THEN [] ELSE [
       (v)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)<-[:HIDDEN_FROM]-(x:VisibleToRecruiters) | x.uid
     ] END + [(p)<-[:ON]-(s:Assignment)<-[:HELD]-(x:Agent) WHERE s.current | x.uid] AS without
WITH p, is_open, without, [(p)-[r:REQUIRES]->(t:Competency)
       WHERE t.idf > 0 AND (r.stated_on IS NULL OR r.stated_on <= opened_on) | t.uid]
     + [(p)-[:RESTATED]->(:RequirementChange)-[k:REPLACED]->(t:Competency)
       WHERE t.idf > 0 AND k.until > opened_on AND (k.stated_on IS NULL OR k.stated_on <= opened_on) | t.uid] AS asked
WITH p, is_open, without, asked, size(asked) > 0 AS requires
CALL (p) {
  WITH p.occupation_uid AS occupation_uid
  MATCH (:Occupation {uid: occupation_uid})<-[:AS]-(:Assignment)<-[:HELD]-(x:InStatistics)
  WITH DISTINCT x
  LIMIT $small_count
  RETURN count(x) >= $small_count AS shown
}
WITH p, is_open, without, asked, requires, shown, p.occupation_uid AS occupation_uid
CALL (is_open, without, asked, requires, shown, occupation_uid) {
  CALL (is_open, asked, requires, shown, occupation_uid) {
    UNWIND asked AS one
    MATCH (t:Competency {uid: one})<-[n:NEAR]-(c:Competency)
    WHERE is_open AND n.similarity > 0
    WITH DISTINCT c
    MATCH (c)<-[h:HAS]-(a:VisibleToRecruiters)
    WHERE h.trust > 0
    RETURN a
    UNION ALL
    MATCH (:Occupation {uid: occupation_uid})<-[:AS]-(s:Assignment)<-[:HELD]-(a:VisibleToRecruiters)
    WHERE is_open AND requires AND shown AND s.start <= date($today)
    RETURN a
  }
  WITH DISTINCT without, a
  WHERE NOT a.uid IN without
  RETURN count(a) AS agents
}
RETURN p.uid AS uid, is_open, requires, agents
ORDER BY uid
