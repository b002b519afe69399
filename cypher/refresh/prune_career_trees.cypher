// Takes back the trees of occupations and corps that no career is of any longer.
//
// mode: write
// param kept: LIST<STRING> = []
MATCH (t:CareerTree)
WHERE NOT t.uid IN $kept
DELETE t
