// Organisations by key.
//
// mode: read
// param uids: LIST<STRING> = ['org-01']
// returns uid: STRING
// returns display_name: STRING
// returns acronym: STRING NULL
// returns parent_uid: STRING NULL
// returns ministry_uid: STRING NULL
UNWIND $uids AS uid
MATCH (g:Organisation {uid: uid})
OPTIONAL MATCH (g)-[:PART_OF]->(m:Organisation)
RETURN g.uid AS uid,
       g.display_name AS display_name,
       g.acronym AS acronym,
       m.uid AS parent_uid,
       g.ministry_uid AS ministry_uid
