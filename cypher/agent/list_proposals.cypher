// The competencies that agents accepted among those that were read from a text, the latest first.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns agent_uid: STRING
// returns competency_uid: STRING
// returns recorded_at: STRING
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[p:PROPOSED]->(c:Competency)
RETURN a.uid AS agent_uid,
       c.uid AS competency_uid,
       p.recorded_at AS recorded_at
ORDER BY agent_uid, recorded_at DESC, competency_uid
