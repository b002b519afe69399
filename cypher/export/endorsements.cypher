// The rows of endorsements.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns agent_uid: STRING
// returns competency_uid: STRING
// returns by_agent_uid: STRING
// returns level: INTEGER
// returns on: STRING
UNWIND $uids AS owner
MATCH (n:Endorsement)-[:FOR_AGENT]->(:Agent {uid: owner})
MATCH (n)<-[:GAVE_ENDORSEMENT]-(a:Agent)
MATCH (n)-[:FOR_AGENT]->(f:Agent)
MATCH (n)-[:OF_COMPETENCY]->(c:Competency)
RETURN f.uid AS agent_uid,
       c.uid AS competency_uid,
       a.uid AS by_agent_uid,
       n.level AS level,
       toString(n.`on`) AS `on`
ORDER BY agent_uid, competency_uid, by_agent_uid
