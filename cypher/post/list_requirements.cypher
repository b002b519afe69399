// What posts require, essential first.
//
// `counts_from` is the first day on which a vacancy must open for its candidates to be ranked by the requirement; null
// for every vacancy.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// returns post_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER NULL
// returns importance: STRING
// returns origin: STRING
// returns confidence: FLOAT
// returns quote: STRING NULL
// returns counts_from: STRING NULL
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[r:REQUIRES]->(c:Competency)
RETURN p.uid AS post_uid,
       c.uid AS competency_uid,
       r.level AS level,
       coalesce(r.importance, 'ESSENTIAL') AS importance,
       coalesce(r.origin, 'DECLARED') AS origin,
       toFloat(coalesce(r.confidence, 1.0)) AS confidence,
       r.quote AS quote,
       toString(r.stated_on) AS counts_from
ORDER BY post_uid, importance DESC, coalesce(c.idf, 0.0) DESC, competency_uid
