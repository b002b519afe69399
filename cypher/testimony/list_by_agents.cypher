// The testimonies that agents gave and did not withdraw, the latest first; only to their author, or to who may see everything.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns owner_uid: STRING
// returns uid: STRING
// returns text_fr: STRING
// returns on: STRING
// returns author_uid: STRING
UNWIND $uids AS owner_uid
MATCH (a:Agent {uid: owner_uid})-[:TOLD]->(n:Testimony)
WHERE ($viewer_all OR a.uid = $viewer_agent) AND n.withdrawn_on IS NULL
RETURN a.uid AS owner_uid,
       n.uid AS uid,
       n.text_fr AS text_fr,
       toString(n.`on`) AS `on`,
       a.uid AS author_uid
ORDER BY owner_uid, `on` DESC, uid
