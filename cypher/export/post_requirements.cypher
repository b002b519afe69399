// The rows of post_requirements.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns post_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER NULL
// returns importance: STRING NULL
// returns origin: STRING NULL
// returns confidence: FLOAT NULL
// returns stated_on: STRING NULL
UNWIND $uids AS owner
MATCH (a:Post {uid: owner})-[r:REQUIRES]->(b:Competency)
WHERE NOT r.derived
RETURN a.uid AS post_uid,
       b.uid AS competency_uid,
       r.level AS level,
       r.importance AS importance,
       r.origin AS origin,
       toFloat(r.confidence) AS confidence,
       toString(r.stated_on) AS stated_on
ORDER BY post_uid, competency_uid
