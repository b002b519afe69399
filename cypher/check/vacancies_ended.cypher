// Vacancies that are filled without a day, or both filled and withdrawn: times to fill forget them.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (v:Vacancy)
WHERE v.state = 'FILLED' AND v.filled_on IS NULL
   OR v.state = 'WITHDRAWN' AND v.filled_on IS NOT NULL
   OR v.filled_on IS NOT NULL AND v.withdrawn_on IS NOT NULL
WITH v.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
