// The occupation with a code in a scheme.
//
// mode: read
// param scheme: STRING = 'ROME'
// param code: STRING = 'M1805'
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING>
// returns family: STRING NULL
// returns digital: BOOLEAN
MATCH (o:Occupation {code: $code, scheme: $scheme})
RETURN o.uid AS uid,
       o.scheme AS scheme,
       o.code AS code,
       o.label_fr AS label_fr,
       o.label_en AS label_en,
       coalesce(o.alt_labels, []) AS alt_labels,
       o.family AS family,
       coalesce(o.digital, false) AS digital
ORDER BY uid
LIMIT 1
