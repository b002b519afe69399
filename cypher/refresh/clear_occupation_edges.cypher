// Takes back what is derived between some occupations and others.
//
// mode: write
// param uids: LIST<STRING> = ['occ-01']
UNWIND $uids AS uid
MATCH (:Occupation {uid: uid})-[r:WALK|TRANSITION|LEADS_TO|MOVED_TO]->(:Occupation)
DELETE r
