// Takes back what links spells of agents that no longer follow one another, or no longer count.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment)
WITH a, s
ORDER BY a.uid, s.since, s.uid
WITH a, collect(CASE WHEN s.main THEN s.uid ELSE null END) AS held
MATCH (a)-[:HELD]->(before:Assignment)-[n:NEXT]->(after:Assignment)
WHERE NOT any(i IN range(1, size(held) - 1) WHERE held[i - 1] = before.uid AND held[i] = after.uid)
DELETE n
