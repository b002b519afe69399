// The rows of competencies.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING> NULL
// returns kind: STRING NULL
// returns valid_to: STRING NULL
// returns replaced_by_uid: STRING NULL
MATCH (n:Competency)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
OPTIONAL MATCH (n)-[:SUCCEEDED_BY]->(s:Competency)
RETURN n.uid AS uid,
       n.scheme AS scheme,
       n.code AS code,
       n.label_fr AS label_fr,
       n.label_en AS label_en,
       coalesce(n.alt_labels, []) AS alt_labels,
       n.kind AS kind,
       toString(n.valid_to) AS valid_to,
       s.uid AS replaced_by_uid
ORDER BY uid
