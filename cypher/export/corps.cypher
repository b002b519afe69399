// The rows of corps.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns code: STRING
// returns label: STRING
// returns category: STRING NULL
// returns military: BOOLEAN
// returns managed_by_uid: STRING NULL
// returns succeeded_by_uid: STRING NULL
// returns reaches_heb: BOOLEAN NULL
MATCH (n:Corps)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
OPTIONAL MATCH (n)-[:MANAGED_BY]->(m:Organisation)
OPTIONAL MATCH (n)-[:SUCCEEDED_BY]->(s:Corps)
RETURN n.uid AS uid,
       n.code AS code,
       n.label_fr AS label,
       n.category AS category,
       n.military AS military,
       m.uid AS managed_by_uid,
       s.uid AS succeeded_by_uid,
       n.reaches_heb AS reaches_heb
ORDER BY uid
