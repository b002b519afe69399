// Competencies with their names and those that are aligned with them, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 2000
// param least: FLOAT = 0.9
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING>
// returns aligned: LIST<STRING>
MATCH (c:Competency)
WHERE c.uid > $after AND NOT coalesce(c.retired, false)
WITH c
ORDER BY c.uid
LIMIT $limit
RETURN c.uid AS uid,
       c.scheme AS scheme,
       c.code AS code,
       c.label_fr AS label_fr,
       c.label_en AS label_en,
       coalesce(c.alt_labels, []) + [(c)<-[:SUCCEEDED_BY*1..8]-(old:Competency) | old.label_fr] AS alt_labels,
       [(c)-[r:ALIGNED]-(other:Competency) WHERE r.similarity >= $least | other.uid] AS aligned
ORDER BY uid
