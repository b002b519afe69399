// Takes back records about agents that a source states no more.
//
// mode: write
// param label: STRING = 'Assignment'
// param source: STRING = 'rh'
// param rows: LIST<MAP> = [{"from_uid": "agt-01", "to_uid": "asg-01"}]
UNWIND $rows AS row
MATCH (a:Agent {uid: row.from_uid})-[:HELD|PROMOTED|ASPIRES|TO|FOR_AGENT|FOLLOWED_IN|TOLD|GAVE_FEEDBACK|REQUESTED]-(n)
WHERE n.uid = row.to_uid AND $label IN labels(n) AND $source IN n.sources
WITH DISTINCT n, [s IN n.sources WHERE s <> $source] AS others
SET n.sources = others
WITH n, others
WHERE size(others) = 0
DETACH DELETE n
