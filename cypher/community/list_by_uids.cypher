// Communities by key; `refresh` counted the members who agreed to be counted, and too few are not disclosed.
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
RETURN n.uid AS uid,
       n.display_name AS display_name,
       n.topic AS topic,
       CASE WHEN n.members >= $small_count THEN n.members ELSE null END AS member_count
