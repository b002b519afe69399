// The competency with a code in a scheme.
//
// mode: read
// param scheme: STRING = 'ROME'
// param code: STRING = '100007'
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING>
MATCH (c:Competency {code: $code, scheme: $scheme})
RETURN c.uid AS uid,
       c.scheme AS scheme,
       c.code AS code,
       c.label_fr AS label_fr,
       c.label_en AS label_en,
       coalesce(c.alt_labels, []) AS alt_labels
ORDER BY uid
LIMIT 1
