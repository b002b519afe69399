// Notes of each of some corps where what is recorded under it is now.
//
// mode: write
// param uids: LIST<STRING> = ['crp-01']
UNWIND $uids AS uid
MATCH (n:Corps {uid: uid})
SET n.followed_uid = n.successor_uid
