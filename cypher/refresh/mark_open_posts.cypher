// Marks the posts with a vacancy that is neither filled nor withdrawn, and writes the days on which each is open.
//
// The mark is kept a little too wide on purpose: it holds whatever the day, and every statement that asks for open
// posts looks at the days. `open_during` holds one text a vacancy, 'FIRST/END': open from the first day on, and no
// more on the end, which is the day after the last one to apply, or that of filling or withdrawing.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})<-[:FOR]-(v:Vacancy)
WHERE v.state IN ['VACANT', 'LIKELY_VACANT']
SET p:Open
MERGE (p)-[:OPEN_AS]->(v)
WITH p, v
ORDER BY p.uid, v.uid
WITH p, v, [toString(v.filled_on), toString(v.withdrawn_on), toString(v.apply_by + duration({days: 1}))] AS lasts
WITH p, collect(toString(v.opened_on) + '/' + reduce(first = '9999-12-31', one IN lasts |
       CASE WHEN one < first THEN one ELSE first END)) AS open_during
SET p.open_during = open_during
