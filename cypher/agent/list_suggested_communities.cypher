// Communities that agents who agreed to recommendations are not in, about what is rare in what they can do.
//
// The cosine, weighted by idf², of an agent's rarest competencies and of what a community is about.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param rarest: INTEGER = 10
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (a:Agent:Recommendable {uid: owner_uid})-[:HAS]->(c:Competency)
WHERE c.idf > 0
WITH a, c
ORDER BY a.uid, c.idf DESC, c.uid
WITH a, collect({uid: c.uid, square: c.idf * c.idf})[0..$rarest] AS rare
WITH a, [one IN rare | one.uid] AS rare_uids,
     reduce(total = 0.0, one IN rare | total + one.square) AS mine
MATCH (n:Community)-[:ABOUT]->(t:Competency)
WITH a, rare_uids, mine, n, sum(t.idf * t.idf) AS theirs,
     sum(CASE WHEN t.uid IN rare_uids THEN t.idf * t.idf ELSE 0.0 END) AS shared
WHERE shared > 0 AND NOT EXISTS { (a)-[:MEMBER_OF]->(n) }
WITH a, n, round(shared / sqrt(mine * theirs) * 1000000000000.0) / 1000000000000.0 AS likeness
WITH a.uid AS owner_uid, n, likeness
ORDER BY owner_uid, likeness DESC, n.uid
RETURN owner_uid,
       n.uid AS uid
