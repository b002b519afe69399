// Communities by key; members are counted unless they are too few.
//
// mode: read
// param uids: LIST<STRING> = ['com-01']
// param small_count: INTEGER = 5
// returns uid: STRING
// returns display_name: STRING
// returns topic: STRING
// returns member_count: INTEGER NULL
UNWIND $uids AS uid
MATCH (n:Community {uid: uid})
WITH n, COUNT { (n)<-[:MEMBER_OF]-(:Agent) } AS members
RETURN n.uid AS uid,
       n.display_name AS display_name,
       n.topic AS topic,
       CASE WHEN members >= $small_count THEN members ELSE null END AS member_count
