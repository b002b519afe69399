// Which accompanied agents took one more digital post.
//
// The day from which one looks is that on which the first accompaniment began, of somebody who held or had
// held a digital post by then; the year is that of this day. Posts are spells (docs/indicators.md).
//
// mode: read
// param today: STRING = '2026-03-02'
// returns year: INTEGER
// returns further: BOOLEAN
// returns people: INTEGER
MATCH (a:Agent:InStatistics)-[:FOLLOWED_IN]->(f:Accompaniment)
WHERE f.started_on <= date($today)
WITH a, min(f.started_on) AS followed
MATCH (a)-[:HELD]->(d:Assignment {digital: true, main: true})
WHERE d.since <= date($today)
WITH a, followed, min(d.since) AS first, max(d.since) AS last
WHERE first <= followed
WITH followed.year AS year, last > followed AS further
RETURN year,
       further,
       count(*) AS people
ORDER BY year, further
