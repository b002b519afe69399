// What agents can do: declared, endorsed, assessed or inferred, the surest first.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns agent_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER NULL
// returns origin: STRING
// returns confidence: FLOAT
// returns last_used: STRING NULL
// returns source: STRING NULL
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[h:HAS]->(c:Competency)
RETURN a.uid AS agent_uid,
       c.uid AS competency_uid,
       h.level AS level,
       h.origin AS origin,
       toFloat(h.confidence) AS confidence,
       toString(h.last_used) AS last_used,
       h.source AS source
ORDER BY agent_uid, confidence DESC, competency_uid
