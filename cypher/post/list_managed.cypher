// The organisation of each of some posts for which the viewer recruits: for it or for one above.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (p:Post {uid: owner_uid})-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
RETURN owner_uid, g.uid AS uid
ORDER BY owner_uid
