// Takes back the blocks of moves of a dimension that are no longer cut so.
//
// mode: write
// param dimension: STRING = 'OCCUPATION'
// param kept: LIST<STRING> = []
MATCH (c:FlowCell {dimension: $dimension})
WHERE NOT c.uid IN $kept
DELETE c
