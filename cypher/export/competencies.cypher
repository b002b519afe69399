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
MATCH (n:Competency)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
RETURN n.uid AS uid,
       n.scheme AS scheme,
       n.code AS code,
       n.label_fr AS label_fr,
       n.label_en AS label_en,
       coalesce(n.alt_labels, []) AS alt_labels,
       n.kind AS kind
ORDER BY uid
