// Gives what goes to an agent to another who is the same person: requests to meet, offers, accompaniments that they led.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
MATCH (k:Agent {uid: $keep})
MATCH (r:Agent {uid: $retire})<-[old:TO|BY|FOR_AGENT]-(n)
WITH k, n, type(old) AS what
FOREACH (one IN CASE WHEN what = 'TO' THEN [n] ELSE [] END |
  MERGE (k)<-[:TO]-(one))
FOREACH (one IN CASE WHEN what = 'BY' THEN [n] ELSE [] END |
  MERGE (k)<-[:BY]-(one))
FOREACH (one IN CASE WHEN what = 'FOR_AGENT' AND 'EndorsementOffer' IN labels(n) THEN [n] ELSE [] END |
  MERGE (k)<-[:FOR_AGENT]-(one))
