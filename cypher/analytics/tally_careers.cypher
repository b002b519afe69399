// What became of careers with a digital assignment and of those without, by corps and year of entry.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns corps_uid: STRING
// returns entry_year: INTEGER
// returns digital: BOOLEAN
// returns management: BOOLEAN
// returns promoted_months: INTEGER NULL
// returns people: INTEGER
MATCH (a:Agent:InStatistics)-[:HELD]->(s:Assignment)
WHERE s.main AND s.since <= date($today)
WITH a, min(s.since) AS entry, max(CASE WHEN s.digital = true THEN 1 ELSE 0 END) AS digital,
     max(CASE WHEN s.management = true THEN 1 ELSE 0 END) AS management
OPTIONAL MATCH (a)-[:PROMOTED]->(g:GradeChange)
WHERE g.`on` > entry AND g.`on` <= date($today)
WITH a, entry, digital, management, min(g.`on`) AS promoted
OPTIONAL MATCH (a)-[:BELONGS_TO]->(c:Corps)
WITH coalesce(c.uid, '') AS corps_uid, entry.year AS entry_year, digital = 1 AS digital,
     management = 1 AS management, duration.inMonths(entry, promoted).months AS promoted_months
RETURN corps_uid,
       entry_year,
       digital,
       management,
       promoted_months,
       count(*) AS people
ORDER BY corps_uid, entry_year, digital, management, promoted_months
