// Who took one more digital assignment, of agents accompanied and not, by corps and seniority.
//
// The day from which one looks is that on which the first accompaniment began, of somebody who held or had
// held a digital assignment by then; for the others that on which the first digital assignment began. The year
// is that of this day; seniority is counted from the first assignment.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns year: INTEGER
// returns corps_uid: STRING
// returns months: INTEGER
// returns accompanied: BOOLEAN
// returns further: BOOLEAN
// returns people: INTEGER
MATCH (a:Agent:InStatistics)-[:HELD]->(d:Assignment {digital: true})
WHERE d.start <= date($today)
WITH a, min(d.start) AS first, max(d.start) AS last
OPTIONAL MATCH (a)-[:FOLLOWED_IN]->(f:Accompaniment)
WHERE f.started_on <= date($today)
WITH a, first, last, min(f.started_on) AS followed
WHERE followed IS NULL OR first <= followed
WITH a, coalesce(followed, first) AS since, last, followed IS NOT NULL AS accompanied
MATCH (a)-[:HELD]->(e:Assignment)
WITH a, since, last, accompanied, min(e.start) AS entry
OPTIONAL MATCH (a)-[:BELONGS_TO]->(c:Corps)
WITH since.year AS year, coalesce(c.uid, '') AS corps_uid,
     duration.inMonths(entry, since).months AS since_entry, accompanied, last > since AS further
WITH year, corps_uid, accompanied, further,
     CASE WHEN since_entry < 60 THEN 0 WHEN since_entry < 120 THEN 60
       WHEN since_entry < 240 THEN 120 ELSE 240 END AS months
RETURN year,
       corps_uid,
       months,
       accompanied,
       further,
       count(*) AS people
ORDER BY year, corps_uid, months, accompanied, further
