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
// returns valid_to: STRING NULL
// returns replaced_by_uid: STRING NULL
MATCH (n:Organisation)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
OPTIONAL MATCH (n)-[:PART_OF]->(m:Organisation)
OPTIONAL MATCH (n)-[:SUCCEEDED_BY]->(s:Organisation)
RETURN n.uid AS uid,
       n.display_name AS name,
       n.acronym AS acronym,
       n.kind AS kind,
       m.uid AS parent_uid,
       toString(n.valid_to) AS valid_to,
       s.uid AS replaced_by_uid
ORDER BY uid
