// Introductions that are not asked by exactly one, of exactly one other agent.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (n:Introduction)
OPTIONAL MATCH (n)<-[:ASKED]-(from)
WITH n, collect(from.uid) AS askers
OPTIONAL MATCH (n)-[:TO]->(to:Agent)
WITH n, askers, collect(to.uid) AS asked
WHERE size(askers) <> 1 OR size(asked) <> 1 OR askers[0] = asked[0]
WITH n.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
