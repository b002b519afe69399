// The communities of agents; members are counted unless they are too few.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param small_count: INTEGER = 5
// returns owner_uid: STRING
// returns uid: STRING
// returns display_name: STRING
// returns topic: STRING
// returns member_count: INTEGER NULL
UNWIND $uids AS owner_uid
MATCH (a:Agent {uid: owner_uid})-[:MEMBER_OF]->(n:Community)
WITH owner_uid, n, COUNT { (n)<-[:MEMBER_OF]-(:Agent) } AS members
RETURN owner_uid,
       n.uid AS uid,
       n.display_name AS display_name,
       n.topic AS topic,
       CASE WHEN members >= $small_count THEN members ELSE null END AS member_count
ORDER BY owner_uid, display_name, uid
