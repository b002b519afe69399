// Takes back grants of agents that a source states no more; what they withdrew stays withdrawn.
//
// mode: write
// param source: STRING = 'rh'
// param rows: LIST<MAP> = [{"to_uid": "agt-01:STATISTICS:2026-03-02T00:00:00.000Z"}]
UNWIND $rows AS row
MATCH (n:Consent {uid: row.to_uid + ':' + 'GRANTED'})
WHERE $source IN n.sources AND NOT coalesce(n.said, false)
WITH n, [s IN n.sources WHERE s <> $source] AS others
SET n.sources = others
WITH n, others
WHERE size(others) = 0
DETACH DELETE n
