// The communities of agents; `refresh` counted the members who agreed to be counted, and too few are not disclosed.
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
RETURN owner_uid,
       n.uid AS uid,
       n.display_name AS display_name,
       n.topic AS topic,
       CASE WHEN n.members >= $small_count THEN n.members ELSE null END AS member_count
ORDER BY owner_uid, display_name, uid
