// What succeeds some competencies, in the graph.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns uid: STRING
// returns above_uid: STRING
UNWIND $uids AS uid
MATCH (n:Competency {uid: uid})-[:SUCCEEDED_BY]->(above:Competency)
RETURN n.uid AS uid, above.uid AS above_uid
