// The same occupations in other référentiels.
//
// mode: read
// param uids: LIST<STRING> = ['occ-01']
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (k:Occupation {uid: owner_uid})-[:ALIGNED]-(o:Occupation)
WITH DISTINCT owner_uid, o
ORDER BY owner_uid, o.label_fr, o.uid
RETURN owner_uid,
       o.uid AS uid
