// Agents whose labels are not those of the consents that stood at the instant for which they were written.
//
// What stands is said in consent/set_labels.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
UNWIND [
  {purpose: 'RECOMMENDATIONS', label: 'Recommendable'},
  {purpose: 'VISIBLE_TO_PEERS', label: 'VisibleToPeers'},
  {purpose: 'VISIBLE_TO_RECRUITERS', label: 'VisibleToRecruiters'},
  {purpose: 'STATISTICS', label: 'InStatistics'}
] AS rule
MATCH (a:Agent)
OPTIONAL MATCH (a)-[:GAVE]->(c:Consent {purpose: rule.purpose})
WHERE a.consents_at IS NULL OR coalesce(c.said, false) OR c.at <= a.consents_at
WITH a, rule,
     max(CASE WHEN c.kind = 'GRANTED' THEN c.at ELSE '' END) AS granted,
     max(CASE WHEN c.kind = 'WITHDRAWN' THEN c.at ELSE '' END) AS withdrawn
WHERE (granted > withdrawn) <> (rule.label IN labels(a))
WITH DISTINCT a.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
