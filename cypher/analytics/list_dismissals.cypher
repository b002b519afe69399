// Why agents in statistics dismissed posts, each post that one dismissed, as they wrote it.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns reason: STRING
// returns agent_uid: STRING
MATCH (a:Agent:InStatistics)-[r:DISMISSED]->(:Post)
WHERE r.reason IS NOT NULL AND left(r.at, 10) <= $today
RETURN r.reason AS reason,
       a.uid AS agent_uid
ORDER BY reason, agent_uid
