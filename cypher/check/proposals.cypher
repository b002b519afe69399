// Agents with a proposal that says more than a text can, or for a competency that they have said to have.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (n:Agent)-[r:PROPOSED]->(c:Competency)
WHERE coalesce(r.origin <> 'EXTRACTED', true) OR r.level IS NOT NULL
  OR coalesce(r.confidence < 0.0 OR r.confidence > 1.0 OR r.trust <> r.confidence, true)
  OR EXISTS { MATCH (n)-[:HAS {derived: false}]->(c) }
WITH DISTINCT n.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
