// The organisations from which agents hide, by name; only to themselves.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns owner_uid: STRING
// returns uid: STRING
// returns display_name: STRING
// returns acronym: STRING NULL
// returns parent_uid: STRING NULL
// returns ministry_uid: STRING NULL
UNWIND $uids AS owner_uid
MATCH (a:Agent {uid: owner_uid})-[:HIDDEN_FROM]->(g:Organisation)
WHERE $viewer_all OR a.uid = $viewer_agent
OPTIONAL MATCH (g)-[:PART_OF]->(m:Organisation)
RETURN owner_uid,
       g.uid AS uid,
       g.display_name AS display_name,
       g.acronym AS acronym,
       m.uid AS parent_uid,
       g.ministry_uid AS ministry_uid
ORDER BY owner_uid, display_name, uid
