// Of the assignments of some agents that begin on one day in one organisation, in one occupation, the first by key stays.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment)-[:AT]->(o:Organisation)
OPTIONAL MATCH (s)-[:AS]->(c:Occupation)
WITH a, o, s, toString(s.start) AS begun, coalesce(c.uid, '') AS work
ORDER BY s.uid
WITH a, o, begun, work, collect(s) AS same
WHERE size(same) > 1
UNWIND same[1..] AS again
DETACH DELETE again
