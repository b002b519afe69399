// What agents said about the purposes of their data, one line an act, the latest first; only to themselves.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns agent_uid: STRING
// returns purpose: STRING
// returns given: BOOLEAN
// returns at: STRING
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:GAVE]->(c:Consent)
WHERE $viewer_all OR a.uid = $viewer_agent
WITH a.uid AS agent_uid, c.purpose AS purpose, c.kind = 'GRANTED' AS given, c.at AS at
ORDER BY agent_uid, at DESC, purpose, given
RETURN agent_uid,
       purpose,
       given,
       at
