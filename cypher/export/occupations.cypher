// The rows of occupations.csv, by key, a page at a time.
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
// returns family: STRING NULL
// returns digital: BOOLEAN
// returns valid_to: STRING NULL
// returns replaced_by_uid: STRING NULL
MATCH (n:Occupation)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
OPTIONAL MATCH (n)-[:SUCCEEDED_BY]->(s:Occupation)
RETURN n.uid AS uid,
       n.scheme AS scheme,
       n.code AS code,
       n.label_fr AS label_fr,
       n.label_en AS label_en,
       coalesce(n.alt_labels, []) AS alt_labels,
       n.family AS family,
       n.digital AS digital,
       toString(n.valid_to) AS valid_to,
       s.uid AS replaced_by_uid
ORDER BY uid
