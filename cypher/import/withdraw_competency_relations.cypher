// Takes back, of how competencies stand to one another, what a source said in an earlier run and not in this one.
//
// mode: write
// param source: STRING = 'rome 4'
// param run: STRING = 'r-01'
MATCH (a:Competency)-[r:BROADER|RELATED|ALIGNED]->(b:Competency)
WHERE r.source = $source AND (r.run IS NULL OR r.run <> $run)
DELETE r
