// Takes back the usual sequences of a dimension that are no longer told.
//
// mode: write
// param dimension: STRING = 'OCCUPATION'
// param kept: LIST<STRING> = []
MATCH (s:UsualSequence {dimension: $dimension})
WHERE NOT s.uid IN $kept
DELETE s
