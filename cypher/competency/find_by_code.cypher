// The competency with a code in a scheme.
//
// mode: read
// param scheme: STRING = 'ROME'
// param code: STRING = '100007'
// returns uid: STRING
MATCH (c:Competency {code: $code, scheme: $scheme})
RETURN c.uid AS uid
ORDER BY uid
LIMIT 1
