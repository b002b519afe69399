// Notes that what a post of the viewer's tree states is changed, unless that was done too often today.
//
// `notes` says of which posts it is noted: ALWAYS, IF_OPEN for one whose candidates could be read in the last `wait_days`, or
// NEVER. No row for a post of another tree. Post and organisation are locked before their changes of the day are
// counted. `restated_on` is the day from which vacancies must open for candidates to be ranked by what is new:
// today, or `wait_days` later for a post that was open on one of the last `wait_days`, so that a recruiter reads
// candidates by one statement of a post in that time. A vacancy closed over the API was open until then
// (`closed_on`), whichever day it is said to be filled or withdrawn. The
// statements of the same unit look for the `RequirementChange` that this one creates.
//
// mode: write
// param uid: STRING = 'pst-01'
// param change_uid: STRING = 'chg-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param today: STRING = '2026-03-02'
// param day: STRING = '2026-03-02'
// param at: STRING = '2026-03-02T00:00:00Z'
// param most: INTEGER = 10
// param most_in_all: INTEGER = 50
// param wait_days: INTEGER = 90
// param notes: STRING = 'ALWAYS'
// returns outcome: STRING
MATCH (p:Post {uid: $uid})-[:OF]->(g:Organisation)
OPTIONAL MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(o:Organisation {uid: $viewer_organisation})
WITH DISTINCT p, o
WHERE $viewer_all OR o IS NOT NULL
SET p.weight = p.weight
FOREACH (one IN CASE WHEN o IS NULL THEN [] ELSE [o] END | SET one.ministry_uid = one.ministry_uid)
WITH p, o, date($today) - duration({days: $wait_days}) AS since
WITH p, o,
     COUNT {
       MATCH (p)-[:RESTATED]->(n:RequirementChange) WHERE n.at STARTS WITH $day
     } AS of_post,
     COUNT {
       MATCH (:Organisation {uid: $viewer_organisation})<-[:BY]-(n:RequirementChange)
       WHERE n.at STARTS WITH $day
     } AS in_all,
     EXISTS {
       MATCH (p)<-[:FOR]-(v:Vacancy)
       WHERE v.opened_on <= date($today) AND (v.apply_by IS NULL OR v.apply_by >= since)
         AND (v.state IN ['VACANT', 'LIKELY_VACANT']
           OR coalesce(v.closed_on, v.withdrawn_on, v.filled_on, v.opened_on) >= since)
     } AS was_open
WITH p, o, of_post, in_all, was_open, $notes = 'ALWAYS' OR ($notes = 'IF_OPEN' AND was_open) AS noted
WITH p, o, was_open, noted, CASE
       WHEN NOT noted THEN 'CHANGED'
       WHEN of_post >= $most OR in_all >= $most_in_all THEN 'TOO_MANY'
       ELSE 'CHANGED'
     END AS outcome
FOREACH (one IN CASE WHEN noted AND outcome = 'CHANGED' THEN [p] ELSE [] END |
  SET one.restated_on = date($today) + duration({days: CASE WHEN was_open THEN $wait_days ELSE 0 END})
  MERGE (n:RequirementChange {uid: $change_uid})
  SET n.at = $at
  MERGE (one)-[:RESTATED]->(n))
FOREACH (one IN CASE WHEN noted AND outcome = 'CHANGED' AND o IS NOT NULL THEN [o] ELSE [] END |
  MERGE (n:RequirementChange {uid: $change_uid})
  MERGE (n)-[:BY]->(one))
RETURN outcome
