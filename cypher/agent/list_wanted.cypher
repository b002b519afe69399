// The competencies that agents want to develop, in their order.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (a:Agent {uid: owner_uid})-[w:WANTS]->(c:Competency)
WITH owner_uid, c, coalesce(w.rank, 1000000) AS place
ORDER BY owner_uid, place, c.uid
RETURN owner_uid,
       c.uid AS uid
