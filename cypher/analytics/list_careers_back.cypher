// The occupations that agents held one before the other, the latest first, and how many held the same ones.
//
// Of agents who agreed to statistics, each once: from the last assignment that they took as an occupation,
// or at all in a corps, in some years; at most four assignments back. An assignment without an
// occupation has an empty key. Each career comes with the months of its steps.
//
// mode: read
// param occupation_uid: STRING NULL = 'occ-01'
// param corps_uid: STRING NULL = null
// param depth: INTEGER = 3
// param since: STRING NULL = null
// param until: STRING NULL = '2025-12-31'
// returns occupations: LIST<STRING>
// returns people: INTEGER
// returns months: LIST<LIST<INTEGER>>
MATCH (a:Agent:InStatistics)-[:HELD]->(s:Assignment)
WHERE ($occupation_uid IS NULL OR EXISTS { MATCH (s)-[:AS]->(:Occupation {uid: $occupation_uid}) })
  AND ($corps_uid IS NULL OR EXISTS { MATCH (a)-[:BELONGS_TO]->(:Corps {uid: $corps_uid}) })
  AND ($since IS NULL OR s.start >= date($since))
  AND ($until IS NULL OR s.start <= date($until))
WITH a, s
ORDER BY a.uid, s.start DESC, s.uid DESC
WITH a, collect(s)[0] AS s
MATCH path = (s)<-[:NEXT*0..4]-(t:Assignment)
WHERE length(path) <= $depth
OPTIONAL MATCH (t)-[:AS]->(o:Occupation)
OPTIONAL MATCH (t)-[:NEXT]->(b:Assignment)
WITH a,
     length(path) AS step,
     coalesce(o.uid, '') AS occupation,
     CASE WHEN b IS NULL THEN 0 ELSE duration.inMonths(t.start, b.start).months END AS waited
ORDER BY a.uid, step
WITH a, collect(occupation) AS occupations, collect(waited) AS waits
WITH reduce(text = '', one IN occupations | text + '/' + one) AS sort_text, occupations, waits
WITH sort_text, occupations, count(*) AS people, collect(waits) AS months
ORDER BY sort_text
RETURN occupations, people, months
