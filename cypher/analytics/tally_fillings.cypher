// How long vacancies waited to be filled, or wait still, by the year in which they opened, and by the key of a dimension.
//
// A corps is that of the agent in statistics who began on
// the post within six months of the day on which it was filled.
//
// mode: read
// param today: STRING = '2026-03-02'
// param dimension: STRING = 'NONE'
// returns year: INTEGER
// returns month: INTEGER
// returns key: STRING NULL
// returns label: STRING NULL
// returns family: STRING NULL
// returns filled: BOOLEAN
// returns open: BOOLEAN
// returns days: INTEGER
// returns vacancies: INTEGER
MATCH (v:Vacancy)-[:FOR]->(p:Post)
WHERE v.opened_on <= date($today)
WITH v, p, coalesce(v.filled_on <= date($today), false) AS filled,
     coalesce(v.withdrawn_on <= date($today), false) AS withdrawn
WHERE filled OR (NOT v.state IN ['FILLED', 'WITHDRAWN']) OR v.filled_on > date($today)
  OR v.withdrawn_on IS NOT NULL
WITH v, p, filled,
     v.state IN ['VACANT', 'LIKELY_VACANT'] AND NOT filled AND NOT withdrawn
       AND (v.apply_by IS NULL OR v.apply_by >= date($today)) AS open,
     CASE WHEN filled THEN v.filled_on WHEN withdrawn THEN v.withdrawn_on
       ELSE date($today) END AS until
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
OPTIONAL MATCH (m:Organisation {uid: p.ministry_uid})
OPTIONAL MATCH (p)<-[:ON]-(s:Assignment)<-[:HELD]-(:Agent:InStatistics)-[:BELONGS_TO]->(c:Corps)
WHERE $dimension = 'CORPS' AND filled AND s.since >= v.filled_on
  AND s.since <= v.filled_on + duration({months: 6})
WITH v, o, m, filled, open, until, s, c
ORDER BY v.uid, s.since, s.uid
WITH v, o, m, filled, open, until, collect(c)[0] AS c
WITH v.opened_on.year AS year, v.opened_on.month AS month,
     CASE $dimension WHEN 'OCCUPATION' THEN o.uid WHEN 'OCCUPATION_FAMILY' THEN o.family
       WHEN 'MINISTRY' THEN m.uid WHEN 'CORPS' THEN c.uid ELSE null END AS key,
     CASE $dimension WHEN 'OCCUPATION' THEN o.label_fr WHEN 'OCCUPATION_FAMILY' THEN o.family
       WHEN 'MINISTRY' THEN m.display_name WHEN 'CORPS' THEN c.label_fr ELSE null END AS label,
     CASE WHEN $dimension = 'OCCUPATION' THEN o.family ELSE null END AS family,
     filled, open, duration.inDays(v.opened_on, until).days AS days
RETURN year,
       month,
       key,
       label,
       family,
       filled,
       open,
       days,
       count(*) AS vacancies
ORDER BY year, key, days, filled, open, month
