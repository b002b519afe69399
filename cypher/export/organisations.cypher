// The rows of organisations.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns name: STRING
// returns acronym: STRING NULL
// returns kind: STRING NULL
// returns parent_uid: STRING NULL
MATCH (n:Organisation)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
OPTIONAL MATCH (n)-[:PART_OF]->(m:Organisation)
RETURN n.uid AS uid,
       n.display_name AS name,
       n.acronym AS acronym,
       n.kind AS kind,
       m.uid AS parent_uid
ORDER BY uid
