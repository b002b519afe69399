// Who came back to a digital assignment after the first time that they left, and after how many months.
//
// One leaves on the day on which a post that is not digital follows a digital one, or on the last day of a
// digital assignment that nothing followed for three months: outside the State, as far as is known.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns year: INTEGER
// returns months: INTEGER NULL
// returns people: INTEGER
MATCH (a:Agent:InStatistics)-[:HELD]->(s:Assignment {digital: true})
WHERE s.start <= date($today)
OPTIONAL MATCH (s)-[n:NEXT]->(t:Assignment)
WHERE t.start <= date($today)
WITH a, CASE
       WHEN t IS NOT NULL AND n.gap_months >= 3 THEN s.`end`
       WHEN t.digital = false THEN t.start
       WHEN t IS NULL AND s.`end` + duration({months: 3}) <= date($today) THEN s.`end`
       ELSE null END AS gone
WITH a, min(gone) AS gone
WHERE gone IS NOT NULL
OPTIONAL MATCH (a)-[:HELD]->(d:Assignment {digital: true})
WHERE d.start > gone AND d.start <= date($today)
WITH a, gone, min(d.start) AS back
WITH gone.year AS year, duration.inMonths(gone, back).months AS months
RETURN year,
       months,
       count(*) AS people
ORDER BY year, months
