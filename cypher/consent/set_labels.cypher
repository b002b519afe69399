// Gives agents the labels of the consents that stand at an instant.
//
// A consent stands when the latest act about its purpose, of those that have come, is a grant; of two acts
// at one instant the withdrawal counts. An act of a file has come when its instant is not after that one;
// an act over the API (`said`) has come, whatever the clock of this service says. `check/consent_labels`
// compares with this for the instant that is written here. The agent is locked before the acts are read.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
// param moment: STRING = '2026-03-02T09:00:00.000Z'
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
SET a.consents_at = $moment
REMOVE a:Recommendable, a:VisibleToPeers, a:VisibleToRecruiters, a:InStatistics
WITH a
OPTIONAL MATCH (a)-[:GAVE]->(c:Consent)
WHERE coalesce(c.said, false) OR c.at <= $moment
WITH a, c.purpose AS purpose,
     max(CASE WHEN c.kind = 'GRANTED' THEN c.at ELSE '' END) AS granted,
     max(CASE WHEN c.kind = 'WITHDRAWN' THEN c.at ELSE '' END) AS withdrawn
WITH a, collect(CASE WHEN granted > withdrawn THEN purpose ELSE null END) AS given
FOREACH (one IN CASE WHEN 'RECOMMENDATIONS' IN given THEN [a] ELSE [] END |
  SET one:Recommendable)
FOREACH (one IN CASE WHEN 'VISIBLE_TO_PEERS' IN given THEN [a] ELSE [] END |
  SET one:VisibleToPeers)
FOREACH (one IN CASE WHEN 'VISIBLE_TO_RECRUITERS' IN given THEN [a] ELSE [] END |
  SET one:VisibleToRecruiters)
FOREACH (one IN CASE WHEN 'STATISTICS' IN given THEN [a] ELSE [] END |
  SET one:InStatistics)
