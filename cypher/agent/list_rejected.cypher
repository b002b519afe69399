// The competencies that agents say not to have, though their career implies them, the latest first; only to themselves.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (a:Agent {uid: owner_uid})-[r:REJECTED]->(c:Competency)
WHERE $viewer_all OR a.uid = $viewer_agent
WITH owner_uid, r.at AS at, c.uid AS uid
ORDER BY owner_uid, at DESC, uid
RETURN owner_uid,
       uid
