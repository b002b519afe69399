// The organisations directly below others.
//
// mode: read
// param uids: LIST<STRING> = ['org-01']
// returns owner_uid: STRING
// returns uid: STRING
// returns display_name: STRING
// returns acronym: STRING NULL
// returns parent_uid: STRING NULL
// returns ministry_uid: STRING NULL
UNWIND $uids AS owner_uid
MATCH (m:Organisation {uid: owner_uid})<-[:PART_OF]-(g:Organisation)
RETURN owner_uid,
       g.uid AS uid,
       g.display_name AS display_name,
       g.acronym AS acronym,
       m.uid AS parent_uid,
       g.ministry_uid AS ministry_uid
ORDER BY owner_uid, display_name, uid
