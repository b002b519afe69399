// Writes on posts the days on which they are open, newest first: the one definition of *open*.
//
// `open_during` holds one text a vacancy that is neither filled nor withdrawn for good, 'FIRST/VACANCY/END': the post is
// open from the first day on, and no more on the end, which is the day after the last one to apply, or that of filling
// or withdrawing. '2026-01-05/vac-01/2026-03-16' is a vacancy of 5 January with applications until 15 March.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
WITH DISTINCT p
OPTIONAL MATCH (p)-[:OPEN_AS]->(v:Vacancy)
WHERE v.state IN ['VACANT', 'LIKELY_VACANT']
WITH p, v
ORDER BY p.uid, v.opened_on DESC, v.uid
WITH p, v, [toString(v.filled_on), toString(v.withdrawn_on), toString(v.apply_by + duration({days: 1}))] AS lasts
WITH p, collect(toString(v.opened_on) + '/' + v.uid + '/' + reduce(first = '9999-12-31', last IN lasts |
       CASE WHEN last < first THEN last ELSE first END)) AS open_during
SET p.open_during = open_during
