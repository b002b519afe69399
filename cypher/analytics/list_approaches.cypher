// Who of the agents in statistics came how far with which vacancy: saved, interested, met, filled.
//
// What somebody does with a post counts for the vacancy of it that was published last by then. One meets by
// accepting a request about the post. Somebody fills a vacancy who begins on its post within six months of the day
// on which it was filled, and had come to one of the other stages since it was published.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns stage: STRING
// returns year: INTEGER
// returns month: INTEGER
// returns ministry_uid: STRING NULL
// returns categories: LIST<STRING>
// returns agent_uid: STRING
CALL () {
  MATCH (a:Agent:InStatistics)-[r:SAVED]->(p:Post)
  RETURN 'SAVED' AS stage, a, p, left(r.at, 10) AS day
  UNION ALL
  MATCH (a:Agent:InStatistics)-[r:INTERESTED_IN]->(p:Post)
  RETURN 'INTERESTED' AS stage, a, p, left(r.at, 10) AS day
  UNION ALL
  MATCH (a:Agent:InStatistics)<-[:TO]-(n:Introduction)-[:ABOUT]->(p:Post)
  WHERE n.answered_at IS NOT NULL AND n.state IN ['ACCEPTED', 'ENDED']
  RETURN 'MET' AS stage, a, p, left(n.answered_at, 10) AS day
}
WITH stage, a, p, day
WHERE day <= $today
MATCH (v:Vacancy)-[:FOR]->(p)
WHERE toString(v.opened_on) <= day
WITH stage, a, p, day, v
ORDER BY v.opened_on DESC, v.uid
WITH stage, a, p, day, collect(v)[0] AS v
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment)-[:ON]->(p)
WHERE v.filled_on <= date($today) AND s.since >= v.filled_on AND s.since <= v.filled_on + duration({months: 6})
  AND toString(s.since) >= day
WITH stage, a, p, v, count(s) AS taken
UNWIND CASE WHEN taken > 0 THEN [stage, 'FILLED'] ELSE [stage] END AS reached
WITH DISTINCT reached AS stage, a, p, v
RETURN stage,
       v.opened_on.year AS year,
       v.opened_on.month AS month,
       p.ministry_uid AS ministry_uid,
       coalesce(p.categories, []) AS categories,
       a.uid AS agent_uid
ORDER BY stage, year, month, agent_uid, p.uid
