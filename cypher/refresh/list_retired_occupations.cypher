// The occupations that are retired, by key.
//
// mode: read
// returns uid: STRING
MATCH (o:Occupation)
WHERE o.retired
RETURN o.uid AS uid
ORDER BY uid
