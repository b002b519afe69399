// Takes back what agents have, want, hide from, belong to or did with posts, which a source states no more.
//
// mode: write
// param source: STRING = 'rh'
// param rows: LIST<MAP> = [{"from_uid": "u-01", "to_uid": "u-02", "kind": "WANTS"}]
UNWIND $rows AS row
MATCH (a:Agent {uid: row.from_uid})-[r:HAS|PROPOSED|WANTS|HIDDEN_FROM|MEMBER_OF|SAVED|DISMISSED|INTERESTED_IN|CLEARED|REJECTED]->(b)
WHERE b.uid = row.to_uid AND $source IN r.sources
  AND CASE type(r) WHEN 'INTERESTED_IN' THEN 'INTERESTED' WHEN 'MOBILITY' THEN r.kind ELSE type(r) END = row.kind
WITH r, [s IN r.sources WHERE s <> $source] AS others
SET r.sources = others
WITH r, others
WHERE size(others) = 0
DELETE r
