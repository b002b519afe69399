// Which of some keys are those of competencies in the graph.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns uid: STRING
UNWIND $uids AS uid
MATCH (n:Competency {uid: uid})
RETURN n.uid AS uid
