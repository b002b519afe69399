// Takes back, of how occupations stand to one another, what a source said in an earlier run and not in this one.
//
// mode: write
// param source: STRING = 'rome 4'
// param run: STRING = 'r-01'
MATCH (a:Occupation)-[r:BROADER|ALIGNED|MOBILITY]->(b:Occupation)
WHERE r.source = $source AND (r.run IS NULL OR r.run <> $run)
DELETE r
