// Vacancies that are not for exactly one post.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (v:Vacancy)
WHERE COUNT { MATCH (v)-[:FOR]->(:Post) } <> 1
WITH v.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
