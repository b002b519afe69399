// What some communities are about: the keys of the competencies.
//
// mode: read
// param uids: LIST<STRING> = ['com-01']
// returns owner_uid: STRING
// returns competency_uids: LIST<STRING>
UNWIND $uids AS uid
MATCH (n:Community {uid: uid})-[:ABOUT]->(c:Competency)
WITH n, c
ORDER BY n.uid, c.uid
RETURN n.uid AS owner_uid, collect(c.uid) AS competency_uids
ORDER BY owner_uid
