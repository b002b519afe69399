// Takes back the neighbours of competencies.
//
// mode: write
// param uids: LIST<STRING> = ['cmp-01']
UNWIND $uids AS uid
MATCH (:Competency {uid: uid})-[n:NEAR]->(:Competency)
DELETE n
