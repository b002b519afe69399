// Keeps what a post asks of candidates today and a change takes away or replaces: it counts for vacancies opened
// before `until`, the day from which what is new counts.
//
// A dismissal, a list that leaves out and only confirms the rest, counts at once: nothing of it is kept. So does
// one of a post in `wait_days`, since what is taken away one by one is read one by one. What was stated and has not counted yet is not kept: it was read by nobody. A level
// counts as it did: see rank_agents_for_post. Nothing happens without the `RequirementChange` of post/note_requirements_change.
//
// mode: write
// param uid: STRING = 'pst-01'
// param change_uid: STRING = 'chg-01'
// param rows: LIST<MAP> = []
// param today: STRING = '2026-03-02'
// param wait_days: INTEGER = 90
MATCH (p:Post {uid: $uid})-[:RESTATED]->(n:RequirementChange {uid: $change_uid})
MATCH (p)-[r:REQUIRES]->(c:Competency)
WHERE r.stated_on IS NULL OR (r.stated_on <= date($today) AND r.stated_on < p.restated_on)
WITH p, n, r, c,
     any(row IN $rows WHERE row.competency_uid = c.uid
       AND coalesce(row.level, 0) = coalesce(r.level, 0)
       AND row.importance = coalesce(r.importance, 'ESSENTIAL')) AS repeated
WITH p, n, sum(CASE WHEN repeated THEN 1 ELSE 0 END) AS confirmed,
     collect([c.uid, CASE
       WHEN r.origin = 'INFERRED' AND 'occupation_uid' IN coalesce(p.said, []) THEN null ELSE r.level
     END, r.importance, r.origin, r.stated_on, r.derived, repeated]) AS counted
WITH p, n, counted, confirmed > 0 AND confirmed = size($rows) AND NOT EXISTS {
       MATCH (p)-[:RESTATED]->(m:RequirementChange {dismisses: true})
       WHERE date(left(m.at, 10)) > date($today) - duration({days: $wait_days})
     } AS dismisses
FOREACH (change IN CASE WHEN dismisses AND any(one IN counted WHERE NOT one[6]) THEN [n] ELSE [] END |
  SET change.dismisses = true)
WITH p, n, counted, dismisses
UNWIND counted AS one
WITH p, n, one, dismisses
WHERE NOT one[6] AND NOT dismisses
MATCH (c:Competency {uid: one[0]})
MERGE (n)-[k:REPLACED]->(c)
SET k.level = one[1],
    k.importance = one[2],
    k.origin = one[3],
    k.stated_on = one[4],
    k.until = p.restated_on
