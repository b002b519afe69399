// The rows of accompaniments.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns agent_uid: STRING
// returns adviser_uid: STRING
// returns started_on: STRING
// returns ended_on: STRING NULL
MATCH (n:Accompaniment)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
MATCH (n)<-[:FOLLOWED_IN]-(a:Agent)
MATCH (n)-[:BY]->(b:Agent)
RETURN n.uid AS uid,
       a.uid AS agent_uid,
       b.uid AS adviser_uid,
       toString(n.started_on) AS started_on,
       toString(n.ended_on) AS ended_on
ORDER BY uid
