// The rows of competency_relations.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns from_uid: STRING
// returns to_uid: STRING
// returns kind: STRING
// returns similarity: FLOAT NULL
// returns origin: STRING NULL
UNWIND $uids AS owner
MATCH (a:Competency {uid: owner})-[r:BROADER|RELATED|ALIGNED]->(b:Competency)
RETURN a.uid AS from_uid,
       b.uid AS to_uid,
       type(r) AS kind,
       toFloat(r.similarity) AS similarity,
       r.origin AS origin
ORDER BY from_uid, to_uid, kind
