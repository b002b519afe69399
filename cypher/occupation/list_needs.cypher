// What occupations need, essential first.
//
// mode: read
// param uids: LIST<STRING> = ['occ-01']
// returns occupation_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER NULL
// returns importance: STRING
UNWIND $uids AS uid
MATCH (o:Occupation {uid: uid})-[n:NEEDS]->(c:Competency)
RETURN o.uid AS occupation_uid,
       c.uid AS competency_uid,
       n.level AS level,
       coalesce(n.importance, 'ESSENTIAL') AS importance
ORDER BY occupation_uid, importance DESC, coalesce(c.idf, 0.0) DESC, competency_uid
