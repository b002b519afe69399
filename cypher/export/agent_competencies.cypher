// The rows of agent_competencies.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns agent_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER NULL
// returns origin: STRING NULL
// returns last_used: STRING NULL
// returns confidence: FLOAT NULL
// returns source: STRING NULL
// returns recorded_at: STRING NULL
UNWIND $uids AS owner
MATCH (a:Agent {uid: owner})-[r:HAS|REJECTED]->(b:Competency)
WHERE type(r) = 'REJECTED' OR NOT r.derived
RETURN a.uid AS agent_uid,
       b.uid AS competency_uid,
       r.level AS level,
       CASE type(r) WHEN 'REJECTED' THEN 'REJECTED' ELSE r.origin END AS origin,
       toString(r.last_used) AS last_used,
       toFloat(r.confidence) AS confidence,
       r.source AS source,
       coalesce(r.recorded_at, r.at) AS recorded_at
ORDER BY agent_uid, competency_uid
