// What communities are about.
//
// mode: read
// param uids: LIST<STRING> = ['com-01']
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (n:Community {uid: owner_uid})-[:ABOUT]->(c:Competency)
WITH owner_uid, c
ORDER BY owner_uid, c.label_fr, c.uid
RETURN owner_uid,
       c.uid AS uid
