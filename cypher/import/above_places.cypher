// What is right above some places, in the graph.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns uid: STRING
// returns above_uid: STRING
UNWIND $uids AS uid
MATCH (n:Place {uid: uid})-[:PART_OF]->(above:Place)
RETURN n.uid AS uid, above.uid AS above_uid
