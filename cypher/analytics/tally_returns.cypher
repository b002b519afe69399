// Who came back to a digital post after the first time that they left, and after how many months.
//
// One leaves on the day on which a post that is not digital follows a digital one, the last day of the digital one if
// that is later, or on the last day of a digital post that nothing followed for three months: outside the State, as far
// as is known. Nobody leaves who has taken another digital post by then. Posts are spells (docs/indicators.md).
//
// mode: read
// param today: STRING = '2026-03-02'
// returns year: INTEGER
// returns months: INTEGER NULL
// returns people: INTEGER
MATCH (a:Agent:InStatistics)-[:HELD]->(s:Assignment {digital: true, main: true})
WHERE s.since <= date($today)
OPTIONAL MATCH (s)-[n:NEXT]->(t:Assignment)
WHERE t.since <= date($today)
WITH a, s, CASE
       WHEN t IS NOT NULL AND n.gap_months >= 3 THEN s.`end`
       WHEN t.digital = false AND t.since > s.`end` THEN t.since
       WHEN t.digital = false THEN s.`end`
       WHEN t IS NULL AND s.`end` + duration({months: 3}) <= date($today) THEN s.`end`
       ELSE null END AS gone
WHERE gone <= date($today) AND NOT EXISTS {
    MATCH (a)-[:HELD]->(d:Assignment {digital: true, main: true})
    WHERE d.since > s.since AND d.since <= gone
  }
WITH a, min(gone) AS gone
OPTIONAL MATCH (a)-[:HELD]->(d:Assignment {digital: true, main: true})
WHERE d.since > gone AND d.since <= date($today)
WITH a, gone, min(d.since) AS back
WITH gone.year AS year, duration.inMonths(gone, back).months AS months
RETURN year,
       months,
       count(*) AS people
ORDER BY year, months
