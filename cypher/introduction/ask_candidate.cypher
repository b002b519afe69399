// Asks a candidate to meet about a post of an organisation's tree, unless something stands against it.
//
// No row when the one asked does not exist, did not agree to be shown to recruiters, hides from an
// organisation above the post or below the one that asks, holds the post, or neither practised its occupation nor brings
// anything to what it stated for vacancies opened on the day of its own, and none for a post that is not open: all look the same. They are the candidates of
// rank_agents_for_post; the limit of the day is looked at before anything that stands between the two.
// Organisation and person are locked before
// what stands between them is read: see ask_peer.
//
// mode: write
// param uid: STRING = 'int-01'
// param organisation_uid: STRING = 'org-01'
// param to_uid: STRING = 'agt-02'
// param about_uid: STRING = 'pst-01'
// param message: STRING NULL = null
// param contact: STRING NULL = null
// param at: STRING = '2026-03-02T00:00:00Z'
// param day: STRING = '2026-03-02'
// param open_since: STRING = '2026-01-31T00:00:00Z'
// param most: INTEGER = 30
// param today: STRING = '2026-03-02'
// param small_count: INTEGER = 5
// returns outcome: STRING
MATCH (p:Post {uid: $about_uid})-[:OF]->(seat:Organisation)
WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
MATCH (seat)-[:PART_OF|SUCCEEDED_BY*0..8]->(from:Organisation {uid: $organisation_uid})
MATCH (to:Agent:VisibleToRecruiters {uid: $to_uid})
SET from.ministry_uid = from.ministry_uid
SET to.norm = to.norm
WITH DISTINCT from, to, p, seat
WHERE to:VisibleToRecruiters AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(seat)
  } AND NOT EXISTS {
    MATCH (to)-[:HIDDEN_FROM]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(from)
  }
WITH from, to, p, date(reduce(newest = '0001-01-01', w IN p.open_during |
       CASE WHEN left(w, 10) <= $today AND right(w, 10) > $today AND left(w, 10) > newest
         THEN left(w, 10) ELSE newest END)) AS opened_on
CALL (p) {
  WITH p.occupation_uid AS occupation_uid
  MATCH (:Occupation {uid: occupation_uid})<-[:AS]-(:Assignment)<-[:HELD]-(x:InStatistics)
  WITH DISTINCT x
  LIMIT $small_count
  RETURN count(x) >= $small_count AS shown
}
WITH from, to, p, opened_on, shown
WHERE NOT EXISTS { MATCH (p)<-[:ON]-(s:Assignment)<-[:HELD]-(to) WHERE s.current }
  AND (EXISTS {
    MATCH (p)-[r:REQUIRES]->(t:Competency)<-[n:NEAR]-(:Competency)<-[h:HAS]-(to)
    WHERE t.idf > 0 AND n.similarity > 0 AND h.trust > 0 AND (r.stated_on IS NULL OR r.stated_on <= opened_on)
  } OR EXISTS {
    MATCH (p)-[:RESTATED]->(:RequirementChange)-[k:REPLACED]->(t:Competency)<-[n:NEAR]-(:Competency)<-[h:HAS]-(to)
    WHERE t.idf > 0 AND n.similarity > 0 AND h.trust > 0
      AND k.until > opened_on AND (k.stated_on IS NULL OR k.stated_on <= opened_on)
  } OR (shown AND EXISTS {
    MATCH (to)-[:HELD]->(s:Assignment)-[:AS]->(o:Occupation)
    WHERE o.uid = p.occupation_uid AND s.start <= date($today)
  } AND (EXISTS {
    MATCH (p)-[r:REQUIRES]->(t:Competency)
    WHERE t.idf > 0 AND (r.stated_on IS NULL OR r.stated_on <= opened_on)
  } OR EXISTS {
    MATCH (p)-[:RESTATED]->(:RequirementChange)-[k:REPLACED]->(t:Competency)
    WHERE t.idf > 0 AND k.until > opened_on AND (k.stated_on IS NULL OR k.stated_on <= opened_on)
  })))
WITH from, to, p,
     EXISTS {
       MATCH (from)-[:ASKED]->(n:Introduction)-[:TO]->(to)
       WHERE n.state = 'ASKED' AND n.asked_at >= $open_since
     } AS waits,
     EXISTS { MATCH (from)-[:ASKED]->(:Introduction {state: 'REFUSED'})-[:TO]->(to) } AS refused,
     COUNT {
       MATCH (from)-[:ASKED]->(n:Introduction)
       WHERE n.asked_at STARTS WITH $day
     } AS asked_today
WITH from, to, p, CASE
       WHEN asked_today >= $most THEN 'TOO_MANY'
       WHEN waits THEN 'OPEN'
       WHEN refused THEN 'REFUSED'
       ELSE 'ASKED'
     END AS outcome
FOREACH (one IN CASE WHEN outcome = 'ASKED' THEN [to] ELSE [] END |
  MERGE (n:Introduction {uid: $uid})
  SET n.state = 'ASKED',
      n.asked_at = $at,
      n.answered_at = null,
      n.message = $message,
      n.contact = null,
      n.asker_contact = $contact,
      n.ended_at = null,
      n.sources = ['api']
  MERGE (from)-[:ASKED]->(n)
  MERGE (n)-[:ABOUT]->(p)
  MERGE (n)-[:TO]->(one))
RETURN outcome
