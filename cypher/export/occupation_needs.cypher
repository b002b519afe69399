// The rows of occupation_needs.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns occupation_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER NULL
// returns importance: STRING NULL
// returns emerging: BOOLEAN NULL
UNWIND $uids AS owner
MATCH (a:Occupation {uid: owner})-[r:NEEDS]->(b:Competency)
RETURN a.uid AS occupation_uid,
       b.uid AS competency_uid,
       r.level AS level,
       r.importance AS importance,
       r.emerging AS emerging
ORDER BY occupation_uid, competency_uid
