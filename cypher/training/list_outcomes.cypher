// What trainings teach, and to which level, the highest first; what was replaced is its last successor.
//
// mode: read
// param uids: LIST<STRING> = ['trn-01']
// returns training_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER NULL
UNWIND $uids AS uid
MATCH (n:Training {uid: uid})-[t:TEACHES]->(k:Competency)
MATCH (c:Competency {uid: coalesce(k.successor_uid, k.uid)})
WITH n, c, max(t.level) AS level
ORDER BY n.uid, coalesce(level, 0) DESC, c.uid
RETURN n.uid AS training_uid, c.uid AS competency_uid, level
