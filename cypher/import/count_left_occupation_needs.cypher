// Of what occupations need, how much a source said, and how much of it another run than this one said last.
//
// mode: read
// param source: STRING = 'rome 4'
// param run: STRING = 'r-01'
// returns said: INTEGER
// returns left: INTEGER
MATCH (a:Occupation)-[r:NEEDS]->(b:Competency)
WHERE r.source = $source
RETURN count(r) AS said,
       coalesce(sum(CASE WHEN r.run = $run THEN 0 ELSE 1 END), 0) AS left
