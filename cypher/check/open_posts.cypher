// Posts whose mark of being open, days of it and open vacancies disagree; `refresh` puts them right.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (p:Post)
OPTIONAL MATCH (p)-[:OPEN_AS]->(v:Vacancy)
WITH p, collect(v.state) AS states
WHERE ('Open' IN labels(p)) <> (size(states) > 0) OR size(coalesce(p.open_during, [])) <> size(states)
   OR any(state IN states WHERE NOT state IN ['VACANT', 'LIKELY_VACANT'])
WITH p.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
