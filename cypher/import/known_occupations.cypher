// Which of some keys are those of occupations in the graph.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns uid: STRING
UNWIND $uids AS uid
MATCH (n:Occupation {uid: uid})
RETURN n.uid AS uid
