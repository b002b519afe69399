// The rows of training_teaches.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns training_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER NULL
UNWIND $uids AS owner
MATCH (a:Training {uid: owner})-[r:TEACHES]->(b:Competency)
RETURN a.uid AS training_uid,
       b.uid AS competency_uid,
       r.level AS level
ORDER BY training_uid, competency_uid
