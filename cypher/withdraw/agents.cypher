// Takes away agents that a source states no more, with all that is about them: careers, consents, wishes, meetings.
//
// One that another source states stays. What they said over the API goes with them; a vacancy or post does not.
//
// mode: write
// param source: STRING = 'rh'
// param rows: LIST<MAP> = [{"to_uid": "agt-01"}]
UNWIND $rows AS row
MATCH (a:Agent {uid: row.to_uid})
WHERE $source IN a.sources
WITH a, [s IN a.sources WHERE s <> $source] AS others
SET a.sources = others
WITH a, others
WHERE size(others) = 0
OPTIONAL MATCH (a)-[:HELD|PROMOTED|ASPIRES|GAVE|ASKED|GAVE_ENDORSEMENT|OFFERED|FOLLOWED_IN|TOLD|GAVE_FEEDBACK|REQUESTED]->(n)
OPTIONAL MATCH (a)<-[:TO|FOR_AGENT|BY]-(m)
DETACH DELETE n, m, a
