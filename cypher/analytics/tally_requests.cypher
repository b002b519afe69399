// Requests to leave each ministry and how they were answered, by agents in statistics.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns ministry_uid: STRING
// returns requests: INTEGER
// returns asking: INTEGER
// returns refusals: INTEGER
// returns refused: INTEGER
// returns not_refused: INTEGER
// returns answered: INTEGER
// returns answer_days: LIST<INTEGER>
MATCH (a:Agent:InStatistics)-[:REQUESTED]->(q:MobilityRequest)-[:LEAVING]->(g:Organisation)
WHERE q.asked_on <= date($today) AND g.ministry_uid IS NOT NULL
WITH g.ministry_uid AS ministry_uid, a.uid AS agent_uid, q.asked_on AS asked_on, q.answer AS answer,
     CASE WHEN q.answered_on <= date($today) AND q.answer IN ['ACCEPTED', 'REFUSED']
       THEN q.answered_on ELSE null END AS answered_on
WITH ministry_uid, agent_uid, answered_on IS NOT NULL AS answered,
     answered_on IS NOT NULL AND answer = 'REFUSED' AS refused,
     duration.inDays(asked_on, answered_on).days AS days
RETURN ministry_uid,
       count(*) AS requests,
       count(DISTINCT agent_uid) AS asking,
       sum(CASE WHEN refused THEN 1 ELSE 0 END) AS refusals,
       count(DISTINCT CASE WHEN refused THEN agent_uid ELSE null END) AS refused,
       count(DISTINCT CASE WHEN refused THEN null ELSE agent_uid END) AS not_refused,
       count(DISTINCT CASE WHEN answered THEN agent_uid ELSE null END) AS answered,
       collect(days) AS answer_days
ORDER BY ministry_uid
