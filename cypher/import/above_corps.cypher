// What is right above some corps, in the graph.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns uid: STRING
// returns above_uid: STRING
UNWIND $uids AS uid
MATCH (n:Corps {uid: uid})-[:SUCCEEDED_BY]->(above:Corps)
RETURN n.uid AS uid, above.uid AS above_uid
