// Gives an agent what another who is the same person withdraws on a day to come, as a file says.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
// param moment: STRING = '2026-03-02T09:00:00.000Z'
MATCH (k:Agent {uid: $keep})
MATCH (:Agent {uid: $retire})-[:GAVE]->(c:Consent {kind: 'WITHDRAWN'})
WHERE NOT coalesce(c.said, false) AND c.at > $moment
MERGE (n:Consent {uid: $keep + ':' + c.purpose + ':' + c.at + ':' + 'WITHDRAWN'})
SET n.purpose = c.purpose,
    n.kind = 'WITHDRAWN',
    n.at = c.at,
    n.sources = c.sources
MERGE (k)-[:GAVE]->(n)
