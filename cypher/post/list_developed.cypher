// The competencies that posts develop.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (p:Post {uid: owner_uid})-[:DEVELOPS]->(c:Competency)
WITH owner_uid, c
ORDER BY owner_uid, c.label_fr, c.uid
RETURN owner_uid,
       c.uid AS uid
