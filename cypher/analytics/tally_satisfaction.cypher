// How agents judged their accompaniment, each by the last answer, by the year of that answer.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns year: INTEGER
// returns score: INTEGER
// returns people: INTEGER
MATCH (:Accompaniment)<-[:ABOUT]-(f:Feedback {kind: 'SATISFACTION'})<-[:GAVE_FEEDBACK]-(a:Agent:InStatistics)
WHERE f.score IS NOT NULL AND f.`on` <= date($today)
WITH a, f
ORDER BY a.uid, f.`on` DESC, f.uid
WITH a, collect(f)[0] AS f
WITH f.`on`.year AS year, f.score AS score
RETURN year,
       score,
       count(*) AS people
ORDER BY year, score
