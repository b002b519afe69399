// The organisations directly below others.
//
// mode: read
// param uids: LIST<STRING> = ['org-01']
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (m:Organisation {uid: owner_uid})<-[:PART_OF]-(g:Organisation)
WITH owner_uid, g
ORDER BY owner_uid, g.display_name, g.uid
RETURN owner_uid,
       g.uid AS uid
