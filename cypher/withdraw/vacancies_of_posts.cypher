// Withdraws the open vacancies of posts that a source states no more, where nobody else states them.
//
// A post that another source states too keeps them.
//
// mode: write
// param source: STRING = 'rh'
// param day: STRING = '2026-03-02'
// param rows: LIST<MAP> = [{"to_uid": "pst-01"}]
UNWIND $rows AS row
MATCH (p:Post {uid: row.to_uid})<-[:FOR]-(v:Vacancy)
WHERE p.sources = [$source] AND v.sources = [$source] AND v.state IN ['VACANT', 'LIKELY_VACANT']
WITH v, CASE WHEN v.opened_on > date($day) THEN v.opened_on ELSE date($day) END AS ended
SET v.state = 'WITHDRAWN',
    v.withdrawn_on = ended,
    v.filled_on = null
