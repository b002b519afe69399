// The rows of post_develops.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns post_uid: STRING
// returns competency_uid: STRING
UNWIND $uids AS owner
MATCH (a:Post {uid: owner})-[r:DEVELOPS]->(b:Competency)
RETURN a.uid AS post_uid,
       b.uid AS competency_uid
ORDER BY post_uid, competency_uid
