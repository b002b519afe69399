// Writes on each post the ministry of its organisation.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[:OF]->(o:Organisation)
SET p.ministry_uid = o.ministry_uid
