// The rows of grade_changes.csv, of some owners, in order.
//
// mode: read
// param uids: LIST<STRING> = ['u-01']
// returns agent_uid: STRING
// returns on: STRING
// returns grade: STRING
// returns category: STRING NULL
UNWIND $uids AS owner
MATCH (:Agent {uid: owner})-[:PROMOTED]->(n:GradeChange)
MATCH (n)<-[:PROMOTED]-(a:Agent)
RETURN a.uid AS agent_uid,
       toString(n.`on`) AS `on`,
       n.grade AS grade,
       n.category AS category
ORDER BY agent_uid, `on`
