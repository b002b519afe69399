// The names of competencies, a page at a time in order, and what each is aligned with by others than this program.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns alt_labels: LIST<STRING>
// returns aligned: LIST<STRING>
MATCH (n:Competency)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
RETURN n.uid AS uid,
       n.scheme AS scheme,
       n.code AS code,
       n.label_fr AS label_fr,
       coalesce(n.alt_labels, []) AS alt_labels,
       [(n)-[r:ALIGNED]-(other:Competency) WHERE coalesce(r.sources, []) <> ['alignment'] | other.uid] AS aligned
ORDER BY uid
