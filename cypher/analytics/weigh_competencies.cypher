// Open posts that require a competency against agents in statistics who have it, the scarcest first.
//
// A supply under the threshold counts as the threshold in the order, so that the order discloses nothing of it.
//
// mode: read
// param today: STRING = '2026-03-02'
// param threshold: INTEGER = 5
// param limit: INTEGER = 20
// returns competency_uid: STRING
// returns demand: INTEGER
// returns supply: INTEGER
MATCH (p:Open)-[:REQUIRES]->(c:Competency)
WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
WITH c, count(DISTINCT p) AS demand
WITH c.uid AS competency_uid, demand, COUNT { (c)<-[:HAS]-(:Agent:InStatistics) } AS supply
WITH competency_uid, demand, supply,
     round(1000000.0 * demand / CASE WHEN supply < $threshold THEN $threshold ELSE supply END) AS tension
ORDER BY tension DESC, demand DESC, competency_uid
LIMIT $limit
RETURN competency_uid,
       demand,
       supply
