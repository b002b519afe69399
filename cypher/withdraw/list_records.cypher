// The records about agents of a label that a source states, or of which nobody knows who states them, each with its agent.
//
// mode: read
// param label: STRING = 'Assignment'
// param relationship: STRING = 'HELD'
// param source: STRING = 'rh'
// returns from_uid: STRING NULL
// returns to_uid: STRING
// returns kind: STRING NULL
// returns standing: STRING
MATCH (a:Agent)
WITH a
MATCH (a)-[r:HELD|PROMOTED|ASPIRES|TO|FOR_AGENT|FOLLOWED_IN|TOLD|GAVE_FEEDBACK|REQUESTED]-(n)
WHERE type(r) = $relationship AND $label IN labels(n) AND (n.sources IS NULL OR $source IN n.sources)
RETURN a.uid AS from_uid,
       n.uid AS to_uid,
       null AS kind,
       CASE
         WHEN n.sources IS NULL THEN 'UNKNOWN'
         WHEN size(n.sources) > 1 THEN 'SHARED'
         ELSE 'ALONE'
       END AS standing
