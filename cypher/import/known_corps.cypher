// Which of some keys are those of corps in the graph.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns uid: STRING
UNWIND $uids AS uid
MATCH (n:Corps {uid: uid})
RETURN n.uid AS uid
