// The organisations from which agents hide, by name; only to themselves.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (a:Agent {uid: owner_uid})-[:HIDDEN_FROM]->(g:Organisation)
WHERE $viewer_all OR a.uid = $viewer_agent
WITH owner_uid, g
ORDER BY owner_uid, g.display_name, g.uid
RETURN owner_uid,
       g.uid AS uid
