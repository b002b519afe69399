// Vacancies of posts.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before, and the days on which
// posts are open at once (see `refresh/mark_open_posts`): a vacancy that is withdrawn is shown no more.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Vacancy {uid: row.uid})
SET n.state = row.state,
    n.opened_on = date(row.opened_on),
    n.vacant_from = date(row.vacant_from),
    n.apply_by = date(row.apply_by),
    n.filled_on = date(row.filled_on),
    n.withdrawn_on = date(row.withdrawn_on),
    n.source_url = row.source_url
WITH DISTINCT n, row
OPTIONAL MATCH (n)-[old:FOR]->(was:Post)
WHERE was.uid <> row.post_uid
DELETE old
WITH DISTINCT n, row
MATCH (to:Post {uid: row.post_uid})
MERGE (n)-[:FOR]->(to)
WITH DISTINCT n
MATCH (n)-[:FOR]->(p:Post)
WITH DISTINCT p
OPTIONAL MATCH (p)-[:OPEN_AS]->(v:Vacancy)
WHERE v.state IN ['VACANT', 'LIKELY_VACANT']
WITH p, v
ORDER BY p.uid, v.uid
WITH p, v, [toString(v.filled_on), toString(v.withdrawn_on), toString(v.apply_by + duration({days: 1}))] AS lasts
WITH p, collect(toString(v.opened_on) + '/' + reduce(first = '9999-12-31', one IN lasts |
       CASE WHEN one < first THEN one ELSE first END)) AS open_during
SET p.open_during = open_during
