// What is below some competencies and occupations, three steps down at most, what is aligned with it and what succeeded it.
//
// A filter by a domain keeps what asks for anything within it. Competencies aligned by
// less than `least` are not the same thing.
//
// mode: read
// param competencies: LIST<STRING> = ['cmp-01']
// param occupations: LIST<STRING> = ['occ-01']
// param least: FLOAT = 0.5
// returns kind: STRING
// returns uid: STRING
CALL {
  UNWIND $competencies AS key
  MATCH (:Competency {uid: key})<-[:BROADER*0..3]-(n:Competency)
  RETURN 'COMPETENCY' AS kind, n.uid AS uid
  UNION
  UNWIND $competencies AS key
  MATCH (:Competency {uid: key})<-[:BROADER*0..3]-(:Competency)-[a:ALIGNED]-(n:Competency)
  WHERE a.similarity >= $least
  RETURN 'COMPETENCY' AS kind, n.uid AS uid
  UNION
  UNWIND $competencies AS key
  MATCH (:Competency {uid: key})-[:SUCCEEDED_BY*1..8]-(n:Competency)
  RETURN 'COMPETENCY' AS kind, n.uid AS uid
  UNION
  UNWIND $occupations AS key
  MATCH (:Occupation {uid: key})-[:SUCCEEDED_BY*1..8]->(n:Occupation)
  RETURN 'OCCUPATION' AS kind, n.uid AS uid
  UNION
  UNWIND $occupations AS key
  MATCH (:Occupation {uid: key})<-[:BROADER*0..3]-(n:Occupation)
  RETURN 'OCCUPATION' AS kind, n.uid AS uid
  UNION
  UNWIND $occupations AS key
  MATCH (:Occupation {uid: key})<-[:BROADER*0..3]-(:Occupation)-[:ALIGNED]-(n:Occupation)
  RETURN 'OCCUPATION' AS kind, n.uid AS uid
}
RETURN kind, uid
ORDER BY kind, uid
