// The rows of vacancies.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns post_uid: STRING
// returns state: STRING
// returns opened_on: STRING
// returns vacant_from: STRING NULL
// returns apply_by: STRING NULL
// returns filled_on: STRING NULL
// returns withdrawn_on: STRING NULL
// returns source_url: STRING NULL
MATCH (n:Vacancy)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
MATCH (n)-[:FOR]->(p:Post)
RETURN n.uid AS uid,
       p.uid AS post_uid,
       n.state AS state,
       toString(n.opened_on) AS opened_on,
       toString(n.vacant_from) AS vacant_from,
       toString(n.apply_by) AS apply_by,
       toString(n.filled_on) AS filled_on,
       toString(n.withdrawn_on) AS withdrawn_on,
       n.source_url AS source_url
ORDER BY uid
