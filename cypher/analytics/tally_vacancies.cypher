// Vacancies published by a day, by month, ministry and categories.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns year: INTEGER
// returns month: INTEGER
// returns ministry_uid: STRING NULL
// returns ministry_label: STRING NULL
// returns categories: LIST<STRING>
// returns vacancies: INTEGER
MATCH (v:Vacancy)-[:FOR]->(p:Post)
WHERE v.opened_on <= date($today)
OPTIONAL MATCH (m:Organisation {uid: p.ministry_uid})
WITH v.opened_on.year AS year, v.opened_on.month AS month, m.uid AS ministry_uid, m.display_name AS ministry_label,
     coalesce(p.categories, []) AS categories
RETURN year,
       month,
       ministry_uid,
       ministry_label,
       categories,
       count(*) AS vacancies
ORDER BY year, month, ministry_uid, categories
