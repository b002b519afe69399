// The occupation with a code in a scheme.
//
// mode: read
// param scheme: STRING = 'ROME'
// param code: STRING = 'M1805'
// returns uid: STRING
MATCH (o:Occupation {code: $code, scheme: $scheme})
RETURN o.uid AS uid
ORDER BY uid
LIMIT 1
