// Writes on posts the days on which they are open.
//
// `open_during` holds one text a vacancy that the post is open as, 'FIRST/END': open from the first day on, and no more
// on the end, which is the day after the last one to apply, or that of filling or withdrawing.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
WITH DISTINCT p
OPTIONAL MATCH (p)-[:OPEN_AS]->(v:Vacancy)
WHERE v.state IN ['VACANT', 'LIKELY_VACANT']
WITH p, v
ORDER BY p.uid, v.uid
WITH p, v, [toString(v.filled_on), toString(v.withdrawn_on), toString(v.apply_by + duration({days: 1}))] AS lasts
WITH p, collect(toString(v.opened_on) + '/' + reduce(first = '9999-12-31', one IN lasts |
       CASE WHEN one < first THEN one ELSE first END)) AS open_during
SET p.open_during = open_during
