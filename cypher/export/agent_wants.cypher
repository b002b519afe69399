// The rows of agent_wants.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns agent_uid: STRING
// returns competency_uid: STRING
// returns rank: INTEGER NULL
UNWIND $uids AS owner
MATCH (a:Agent {uid: owner})-[r:WANTS]->(b:Competency)
RETURN a.uid AS agent_uid,
       b.uid AS competency_uid,
       r.rank AS rank
ORDER BY agent_uid, competency_uid
