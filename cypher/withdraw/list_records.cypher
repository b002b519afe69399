// The records about agents of a label that a source states, or of which nobody knows who states them, each with its agent.
//
// mode: read
// param label: STRING = 'Assignment'
// param source: STRING = 'rh'
// returns from_uid: STRING NULL
// returns to_uid: STRING
// returns kind: STRING NULL
// returns standing: STRING
CALL {
  MATCH (a:Agent)-[:HELD]->(n:Assignment)
  WHERE $label = 'Assignment'
  RETURN a, n
  UNION ALL
  MATCH (a:Agent)-[:PROMOTED]->(n:GradeChange)
  WHERE $label = 'GradeChange'
  RETURN a, n
  UNION ALL
  MATCH (a:Agent)-[:ASPIRES]->(n:Aspiration)
  WHERE $label = 'Aspiration'
  RETURN a, n
  UNION ALL
  MATCH (a:Agent)<-[:TO]-(n:Introduction)
  WHERE $label = 'Introduction'
  RETURN a, n
  UNION ALL
  MATCH (a:Agent)<-[:FOR_AGENT]-(n:Endorsement)
  WHERE $label = 'Endorsement'
  RETURN a, n
  UNION ALL
  MATCH (a:Agent)-[:FOLLOWED_IN]->(n:Accompaniment)
  WHERE $label = 'Accompaniment'
  RETURN a, n
  UNION ALL
  MATCH (a:Agent)-[:TOLD]->(n:Testimony)
  WHERE $label = 'Testimony'
  RETURN a, n
  UNION ALL
  MATCH (a:Agent)-[:GAVE_FEEDBACK]->(n:Feedback)
  WHERE $label = 'Feedback'
  RETURN a, n
  UNION ALL
  MATCH (a:Agent)-[:REQUESTED]->(n:MobilityRequest)
  WHERE $label = 'MobilityRequest'
  RETURN a, n
}
WITH a, n
WHERE n.sources IS NULL OR $source IN n.sources
RETURN a.uid AS from_uid,
       n.uid AS to_uid,
       null AS kind,
       CASE
         WHEN n.sources IS NULL THEN 'UNKNOWN'
         WHEN size(n.sources) > 1 THEN 'SHARED'
         ELSE 'ALONE'
       END AS standing
