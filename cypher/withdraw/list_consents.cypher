// The grants of agents that a source states, or of which nobody knows who states them: agent, purpose and instant.
//
// What was said over the API is nobody's but theirs, and a withdrawal is never taken back.
//
// mode: read
// param source: STRING = 'rh'
// returns from_uid: STRING NULL
// returns to_uid: STRING
// returns kind: STRING NULL
// returns standing: STRING
MATCH (a:Agent)-[:GAVE]->(n:Consent {kind: 'GRANTED'})
WHERE NOT coalesce(n.said, false) AND (n.sources IS NULL OR $source IN n.sources)
RETURN a.uid AS from_uid,
       a.uid + ':' + n.purpose + ':' + n.at AS to_uid,
       null AS kind,
       CASE
         WHEN n.sources IS NULL THEN 'UNKNOWN'
         WHEN size(n.sources) > 1 THEN 'SHARED'
         ELSE 'ALONE'
       END AS standing
