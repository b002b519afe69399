// Notes of each of some occupations where what is recorded under it is now.
//
// mode: write
// param uids: LIST<STRING> = ['occ-01']
UNWIND $uids AS uid
MATCH (n:Occupation {uid: uid})
SET n.followed_uid = n.successor_uid
