// How agents judged their accompaniment, each by the last answer, by the quarter of that answer.
//
// A quarter is year · 4, and 0 to 3.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns quarter: INTEGER
// returns score: INTEGER
// returns people: INTEGER
MATCH (:Accompaniment)<-[:ABOUT]-(f:Feedback {kind: 'SATISFACTION'})<-[:GAVE_FEEDBACK]-(a:Agent:InStatistics)
WHERE f.score IS NOT NULL AND f.`on` <= date($today)
WITH a, f
ORDER BY a.uid, f.`on` DESC, f.uid
WITH a, collect(f)[0] AS f
WITH f.`on`.year * 4 + (f.`on`.month - 1) / 3 AS quarter, f.score AS score
RETURN quarter,
       score,
       count(*) AS people
ORDER BY quarter, score
