// The neighbours of competencies: wider, narrower, related, and the same in other référentiels.
//
// mode: read
// param uids: LIST<STRING> = ['cmp-01']
// returns owner_uid: STRING
// returns relation: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (c:Competency {uid: owner_uid})
CALL (c) {
  MATCH (c)-[:BROADER]->(t:Competency)
  RETURN t, 'BROADER' AS relation
  UNION ALL
  MATCH (c)<-[:BROADER]-(t:Competency)
  RETURN t, 'NARROWER' AS relation
  UNION ALL
  MATCH (c)-[:RELATED]-(t:Competency)
  RETURN t, 'RELATED' AS relation
  UNION ALL
  MATCH (c)-[:ALIGNED]-(t:Competency)
  RETURN t, 'ALIGNED' AS relation
}
WITH DISTINCT owner_uid, relation, t
ORDER BY owner_uid, relation, t.label_fr, t.uid
RETURN owner_uid,
       relation,
       t.uid AS uid
