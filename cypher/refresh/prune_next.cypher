// Takes back what links assignments of agents that no longer follow one another.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment)
WITH a, s
ORDER BY a.uid, s.start, s.uid
WITH a, collect(s.uid) AS held
MATCH (a)-[:HELD]->(before:Assignment)-[n:NEXT]->(after:Assignment)
WHERE NOT any(i IN range(1, size(held) - 1) WHERE held[i - 1] = before.uid AND held[i] = after.uid)
DELETE n
