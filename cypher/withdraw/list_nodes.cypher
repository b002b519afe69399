// The nodes of a label that a source states, or of which nobody knows who states them.
//
// `standing` is ALONE where nobody else states it, SHARED where another source or somebody over the API does, UNKNOWN where
// an import of a version that kept no sources wrote it.
//
// mode: read
// param label: STRING = 'Place'
// param source: STRING = 'rh'
// returns from_uid: STRING NULL
// returns to_uid: STRING
// returns kind: STRING NULL
// returns standing: STRING
CALL {
  MATCH (n:Organisation)
  WHERE $label = 'Organisation'
  RETURN n
  UNION ALL
  MATCH (n:Place)
  WHERE $label = 'Place'
  RETURN n
  UNION ALL
  MATCH (n:Corps)
  WHERE $label = 'Corps'
  RETURN n
  UNION ALL
  MATCH (n:Competency)
  WHERE $label = 'Competency'
  RETURN n
  UNION ALL
  MATCH (n:Occupation)
  WHERE $label = 'Occupation'
  RETURN n
  UNION ALL
  MATCH (n:Training)
  WHERE $label = 'Training'
  RETURN n
  UNION ALL
  MATCH (n:Community)
  WHERE $label = 'Community'
  RETURN n
  UNION ALL
  MATCH (n:Agent)
  WHERE $label = 'Agent'
  RETURN n
}
WITH n
WHERE n.sources IS NULL OR $source IN n.sources
RETURN null AS from_uid,
       n.uid AS to_uid,
       null AS kind,
       CASE
         WHEN n.sources IS NULL THEN 'UNKNOWN'
         WHEN size(n.sources) > 1 THEN 'SHARED'
         ELSE 'ALONE'
       END AS standing
