// The relationships from nodes of a label, of some types, that a source states, or of which nobody knows who states them.
//
// What is derived nobody states. `kind` is the word of the CSV format.
//
// mode: read
// param label: STRING = 'Agent'
// param relationships: LIST<STRING> = ['WANTS']
// param source: STRING = 'rh'
// returns from_uid: STRING NULL
// returns to_uid: STRING
// returns kind: STRING NULL
// returns standing: STRING
CALL {
  MATCH (a:Agent)
  WHERE $label = 'Agent'
  RETURN a
  UNION ALL
  MATCH (a:Post)
  WHERE $label = 'Post'
  RETURN a
  UNION ALL
  MATCH (a:Competency)
  WHERE $label = 'Competency'
  RETURN a
  UNION ALL
  MATCH (a:Occupation)
  WHERE $label = 'Occupation'
  RETURN a
  UNION ALL
  MATCH (a:Training)
  WHERE $label = 'Training'
  RETURN a
}
WITH a
MATCH (a)-[r:HAS|PROPOSED|WANTS|HIDDEN_FROM|MEMBER_OF|SAVED|DISMISSED|INTERESTED_IN|CLEARED|REJECTED|REQUIRES|DEVELOPS|NEEDS|TEACHES|BROADER|RELATED|ALIGNED|MOBILITY]->(b)
WHERE type(r) IN $relationships
  AND NOT coalesce(r.derived, false) AND (r.sources IS NULL OR $source IN r.sources)
RETURN a.uid AS from_uid,
       b.uid AS to_uid,
       CASE type(r)
         WHEN 'INTERESTED_IN' THEN 'INTERESTED'
         WHEN 'MOBILITY' THEN r.kind
         ELSE type(r)
       END AS kind,
       CASE
         WHEN r.sources IS NULL THEN 'UNKNOWN'
         WHEN size(r.sources) > 1 THEN 'SHARED'
         ELSE 'ALONE'
       END AS standing
