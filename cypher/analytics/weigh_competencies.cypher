// Open posts that require a competency against agents in statistics who have it, the scarcest first.
//
// One that was replaced counts as its last successor.
// A supply under the threshold counts as the threshold in the order, so that the order discloses nothing of it.
//
// mode: read
// param today: STRING = '2026-03-02'
// param threshold: INTEGER = 5
// param limit: INTEGER = 20
// returns competency_uid: STRING
// returns demand: INTEGER
// returns supply: INTEGER
MATCH (p:Open)-[:REQUIRES]->(k:Competency)
WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
WITH coalesce(k.successor_uid, k.uid) AS competency_uid, count(DISTINCT p) AS demand
OPTIONAL MATCH (:Competency {uid: competency_uid})<-[:SUCCEEDED_BY*0..8]-(:Competency)<-[:HAS]-(a:Agent:InStatistics)
WITH competency_uid, demand, count(DISTINCT a) AS supply
WITH competency_uid, demand, supply,
     round(1000000.0 * demand / CASE WHEN supply < $threshold THEN $threshold ELSE supply END) AS tension
ORDER BY tension DESC, demand DESC, competency_uid
LIMIT $limit
RETURN competency_uid,
       demand,
       supply
