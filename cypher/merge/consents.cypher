// Withdraws, of an agent, what another who is the same person withdrew: the stricter of the two words counts.
//
// What only the one who goes agreed to is not given. `moment` is now.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
// param moment: STRING = '2026-03-02T09:00:00.000Z'
MATCH (k:Agent {uid: $keep})
MATCH (r:Agent {uid: $retire})-[:GAVE]->(c:Consent)
WHERE coalesce(c.said, false) OR c.at <= $moment
WITH k, c.purpose AS purpose,
     max(CASE WHEN c.kind = 'GRANTED' THEN c.at ELSE '' END) AS granted,
     max(CASE WHEN c.kind = 'WITHDRAWN' THEN c.at ELSE '' END) AS withdrawn
WHERE withdrawn >= granted
MERGE (n:Consent {uid: $keep + ':' + purpose + ':' + $moment + ':' + 'WITHDRAWN'})
SET n.purpose = purpose,
    n.kind = 'WITHDRAWN',
    n.at = $moment,
    n.said = true
MERGE (k)-[:GAVE]->(n)
