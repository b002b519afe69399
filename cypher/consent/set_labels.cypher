// Gives agents the labels of the consents that stand on a day.
//
// A consent stands when the latest act about its purpose, of those dated on that day or before, is a
// grant; of two acts at one instant the withdrawal counts. `check/consent_labels` compares with this
// for the day that is written here. The agent is locked before the acts are read.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
// param day: STRING = '2026-03-02'
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
SET a.consents_on = date($day)
REMOVE a:Recommendable, a:VisibleToPeers, a:VisibleToRecruiters, a:InStatistics
WITH a
OPTIONAL MATCH (a)-[:GAVE]->(c:Consent)
WHERE left(c.at, 10) <= $day
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
