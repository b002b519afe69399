// Takes back the suggested communities that no longer hold.
//
// mode: write
// param kept: LIST<STRING> = ['cmp-01']
MATCH (s:CommunitySuggestion)
WHERE NOT s.uid IN $kept
DETACH DELETE s
