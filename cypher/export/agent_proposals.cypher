// The rows of agent_proposals.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns agent_uid: STRING
// returns competency_uid: STRING
// returns confidence: FLOAT
// returns recorded_at: STRING
UNWIND $uids AS owner
MATCH (a:Agent {uid: owner})-[r:PROPOSED]->(b:Competency)
RETURN a.uid AS agent_uid,
       b.uid AS competency_uid,
       toFloat(r.confidence) AS confidence,
       r.recorded_at AS recorded_at
ORDER BY agent_uid, competency_uid
