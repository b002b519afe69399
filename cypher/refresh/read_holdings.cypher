// What some agents who agreed to be counted can do: the keys of their competencies.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns owner_uid: STRING
// returns competency_uids: LIST<STRING>
UNWIND $uids AS uid
MATCH (a:Agent:InStatistics {uid: uid})-[:HAS]->(c:Competency)
WITH a, c
ORDER BY a.uid, c.uid
RETURN a.uid AS owner_uid, collect(c.uid) AS competency_uids
ORDER BY owner_uid
