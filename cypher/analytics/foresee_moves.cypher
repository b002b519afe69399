// Posts that will fall vacant and agents who become mobile, in how many whole months from a day.
//
// A post falls vacant at the planned end of the spell, or after the usual time in post. Side missions leave none vacant.
//
// mode: read
// param today: STRING = '2026-03-02'
// param tenure: INTEGER = 48
// param months: INTEGER = 36
// returns kind: STRING
// returns ministry_uid: STRING
// returns family: STRING
// returns months: INTEGER
// returns people: INTEGER
CALL () {
  MATCH (a:Agent:InStatistics)-[:HELD]->(s:Assignment {main: true})-[:AT]->(g:Organisation)
  WHERE s.since <= date($today) AND (s.`end` IS NULL OR s.`end` >= date($today))
  MATCH (s)-[:AS]->(o:Occupation)
  WITH a, g.ministry_uid AS ministry_uid, o.family AS family,
       coalesce(s.term_end, s.since + duration({months: $tenure})) AS day
  WHERE day >= date($today) AND day < date($today) + duration({months: $months})
  RETURN 'POST' AS kind, a, ministry_uid, family, day
  UNION ALL
  MATCH (a:Agent:InStatistics)
  WHERE a.mobile_from >= date($today) AND a.mobile_from < date($today) + duration({months: $months})
    AND coalesce(a.move_intent, 'WATCHING') <> 'NO'
  RETURN 'AGENT' AS kind, a, a.ministry_uid AS ministry_uid, a.family AS family, a.mobile_from AS day
}
WITH kind, a, ministry_uid, family, duration.inMonths(date($today), min(day)).months AS months
WHERE ministry_uid IS NOT NULL AND family IS NOT NULL
RETURN kind,
       ministry_uid,
       family,
       months,
       count(*) AS people
ORDER BY kind, ministry_uid, family, months
