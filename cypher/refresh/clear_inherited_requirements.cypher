// Takes back the requirements that posts inherited from their occupation.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (:Post {uid: uid})-[r:REQUIRES {derived: true}]->(:Competency)
DELETE r
