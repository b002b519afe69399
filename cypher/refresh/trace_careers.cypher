// Writes on each agent the occupations that they went through, the oldest first, with their rarities.
//
// An occupation held again at once is one step; assignments without an occupation are passed over.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
// param as_of: STRING = '2026-03-02'
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment)-[:AS]->(o:Occupation)
WHERE s.start <= date($as_of)
WITH a, s, o
ORDER BY a.uid, s.start, s.uid, o.uid
WITH a, collect(o.uid) AS uids, collect(coalesce(o.rarity, 0.0)) AS rarities
WITH a, uids, rarities,
     [i IN range(0, size(uids) - 1) WHERE i = 0 OR uids[i] <> uids[i - 1]] AS steps
SET a.career = [i IN steps | uids[i]],
    a.career_rarities = [i IN steps | rarities[i]]
