// Agents whose labels say another consent than their Consent nodes.
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
WHERE c.withdrawn_at IS NULL
WITH a, rule, count(c) AS given
WHERE (given > 0) <> (rule.label IN labels(a))
WITH DISTINCT a.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
