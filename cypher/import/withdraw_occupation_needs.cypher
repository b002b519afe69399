// Takes back, of what occupations need, what a source said in an earlier run and not in this one.
//
// mode: write
// param source: STRING = 'rome 4'
// param run: STRING = 'r-01'
MATCH (a:Occupation)-[r:NEEDS]->(b:Competency)
WHERE r.source = $source AND (r.run IS NULL OR r.run <> $run)
DELETE r
