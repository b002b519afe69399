// Posts whose mark of being open, days of it and open vacancies disagree; `refresh` puts them right.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (p:Post)
OPTIONAL MATCH (p)-[:OPEN_AS]->(v:Vacancy)
WITH p, [w IN coalesce(p.open_during, []) | substring(w, 11, size(w) - 22)] AS dated, collect(v.uid) AS marked,
     collect(v.state) AS states
WHERE ('Open' IN labels(p)) <> (size(marked) > 0) OR size(dated) <> size(marked)
   OR any(uid IN marked WHERE NOT uid IN dated)
   OR any(state IN states WHERE NOT state IN ['VACANT', 'LIKELY_VACANT'])
WITH p.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
