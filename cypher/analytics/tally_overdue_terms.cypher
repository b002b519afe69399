// Agents in statistics of each ministry who stay past their planned term, or past the maximum time in post.
//
// mode: read
// param today: STRING = '2026-03-02'
// param maximum: INTEGER = 60
// returns ministry_uid: STRING
// returns people: INTEGER
MATCH (a:Agent:InStatistics)-[:HELD]->(s:Assignment {main: true})-[:AT]->(g:Organisation)
WHERE g.ministry_uid IS NOT NULL AND s.since <= date($today) AND (s.`end` IS NULL OR s.`end` >= date($today))
  AND (s.term_end < date($today)
    OR (s.term_end IS NULL AND a.status = 'TENURED'
      AND s.since + duration({months: $maximum}) <= date($today)))
WITH g.ministry_uid AS ministry_uid, a.uid AS agent_uid
RETURN ministry_uid,
       count(DISTINCT agent_uid) AS people
ORDER BY ministry_uid
