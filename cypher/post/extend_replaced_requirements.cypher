// What a post asked of candidates goes on to count until what is stated now does.
//
// Looks at everything that still counts for vacancies opened today: what this change has just replaced, and what
// an earlier one did whose own statement has not counted yet, which waits again. A competency whose requirement
// counts, as after an import, has no earlier one.
//
// mode: write
// param uid: STRING = 'pst-01'
// param change_uid: STRING = 'chg-01'
// param today: STRING = '2026-03-02'
MATCH (p:Post {uid: $uid})-[:RESTATED]->(:RequirementChange {uid: $change_uid})
MATCH (p)-[:RESTATED]->(n:RequirementChange)-[k:REPLACED]->(c:Competency)
WHERE k.stated_on IS NULL OR k.stated_on < k.until
OPTIONAL MATCH (p)-[r:REQUIRES {derived: false}]->(c)
WITH p, n, k, r
WHERE k.until > date($today) OR (n.uid = $change_uid AND r.stated_on > k.until)
SET k.until = CASE
      WHEN r IS NULL THEN p.restated_on
      WHEN r.stated_on IS NULL OR r.stated_on <= date($today) THEN date($today)
      ELSE r.stated_on
    END
