// The rows of mobility_requests.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns agent_uid: STRING
// returns from_organisation_uid: STRING
// returns asked_on: STRING
// returns answered_on: STRING NULL
// returns answer: STRING NULL
// returns reason: STRING NULL
MATCH (n:MobilityRequest)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
MATCH (n)<-[:REQUESTED]-(a:Agent)
MATCH (n)-[:LEAVING]->(g:Organisation)
RETURN n.uid AS uid,
       a.uid AS agent_uid,
       g.uid AS from_organisation_uid,
       toString(n.asked_on) AS asked_on,
       toString(n.answered_on) AS answered_on,
       n.answer AS answer,
       n.reason AS reason
ORDER BY uid
