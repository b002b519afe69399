// The rows of communities.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns name: STRING
// returns topic: STRING
// returns competency_uids: LIST<STRING> NULL
MATCH (n:Community)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
OPTIONAL MATCH (n)-[:ABOUT]->(c:Competency)
WITH n, c
ORDER BY c.uid
WITH n, collect(c.uid) AS competency_uids
RETURN n.uid AS uid,
       n.display_name AS name,
       n.topic AS topic,
       competency_uids
ORDER BY uid
