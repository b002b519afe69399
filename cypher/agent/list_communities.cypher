// The communities of agents, by name.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (a:Agent {uid: owner_uid})-[:MEMBER_OF]->(n:Community)
WITH owner_uid, n
ORDER BY owner_uid, n.display_name, n.uid
RETURN owner_uid,
       n.uid AS uid
