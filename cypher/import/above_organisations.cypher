// What is right above some organisations, in the graph.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns uid: STRING
// returns above_uid: STRING
UNWIND $uids AS uid
MATCH (n:Organisation {uid: uid})-[:PART_OF|SUCCEEDED_BY]->(above:Organisation)
RETURN n.uid AS uid, above.uid AS above_uid
