// What some occupations that are not retired need, with the weight of each need: w·idf.
//
// mode: read
// param uids: LIST<STRING> = ['occ-01']
// returns occupation_uid: STRING
// returns competency_uid: STRING
// returns weight: FLOAT
UNWIND $uids AS uid
MATCH (o:Occupation {uid: uid})-[n:NEEDS]->(c:Competency)
WHERE c.idf > 0.0 AND NOT coalesce(o.retired, false)
RETURN o.uid AS occupation_uid,
       c.uid AS competency_uid,
       toFloat(c.idf * CASE WHEN n.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END) AS weight
ORDER BY occupation_uid, competency_uid
