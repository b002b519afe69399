// Of the assignments of some agents that say the same, the first by key stays: they begin on one day in one organisation, in one
// occupation, on one post and under one title, or without.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
UNWIND $uids AS uid
WITH DISTINCT uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment)-[:AT]->(o:Organisation)
OPTIONAL MATCH (s)-[:AS]->(c)
OPTIONAL MATCH (s)-[:ON]->(p)
WITH DISTINCT a, o, s, toString(s.start) + '|' + coalesce(c.uid, '') + '|' + coalesce(p.uid, '') + '|'
       + toLower(trim(coalesce(s.title_fr, ''))) AS work
ORDER BY s.uid
WITH a, o, work, collect(s) AS same
WHERE size(same) > 1
UNWIND same[1..] AS again
DETACH DELETE again
