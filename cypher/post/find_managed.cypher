// The organisation of a post, when the viewer recruits for it: for it or for one above.
//
// mode: read
// param uid: STRING = 'pst-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// returns organisation_uid: STRING
MATCH (p:Post {uid: $uid})-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
RETURN g.uid AS organisation_uid
