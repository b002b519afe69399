// Records about a person that belong to nobody, or to several.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
WITH 1 AS one
CALL (one) {
  MATCH (n:Consent)
  WHERE COUNT { MATCH (n)<-[:GAVE]-(:Agent) } <> 1
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Aspiration)
  WHERE COUNT { MATCH (n)<-[:ASPIRES]-(:Agent) } <> 1
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:GradeChange)
  WHERE COUNT { MATCH (n)<-[:PROMOTED]-(:Agent) } <> 1
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Accompaniment)
  WHERE COUNT { MATCH (n)<-[:FOLLOWED_IN]-(:Agent) } <> 1
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Testimony)
  WHERE COUNT { MATCH (n)<-[:TOLD]-(:Agent) } <> 1
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Feedback)
  WHERE COUNT { MATCH (n)<-[:GAVE_FEEDBACK]-(:Agent) } <> 1
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:MobilityRequest)
  WHERE COUNT { MATCH (n)<-[:REQUESTED]-(:Agent) } <> 1
  RETURN n.uid AS uid
}
WITH uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
