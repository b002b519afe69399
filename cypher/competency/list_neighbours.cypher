// The neighbours of competencies: wider, narrower, related, and the same in other référentiels.
//
// mode: read
// param uids: LIST<STRING> = ['cmp-01']
// returns owner_uid: STRING
// returns relation: STRING
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING>
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
RETURN DISTINCT owner_uid,
       relation,
       t.uid AS uid,
       t.scheme AS scheme,
       t.code AS code,
       t.label_fr AS label_fr,
       t.label_en AS label_en,
       coalesce(t.alt_labels, []) AS alt_labels
ORDER BY owner_uid, relation, label_fr, uid
