// Writes on posts, and on those that are the same job, until when each is a copy of one that is shown instead.
//
// Of the posts of one job that are open, the one whose place is known comes first, then the one opened first, then the
// smaller key. `copy_until` is the day from which none that comes before is open: without another refresh, the next one
// is shown when applications for the first end. A post that opens later hides nothing before it does. `separate` posts,
// which their recruiters say to be jobs of their own, are no copies and have none.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
// param as_of: STRING = '2026-03-02'
UNWIND $uids AS uid
MATCH (n:Post {uid: uid})
UNWIND [n] + [(n)-[:SAME_JOB]-(q:Post) | q] AS p
WITH DISTINCT p
WITH p, reduce(first = '', w IN coalesce(p.open_during, []) |
       CASE WHEN right(w, 10) > $as_of AND (first = '' OR w < first) THEN w ELSE first END) AS own
WITH p, own, CASE WHEN size(coalesce(p.around, [])) > 0 THEN '0' ELSE '1' END + left(own, 10) + p.uid AS rank
OPTIONAL MATCH (p)-[:SAME_JOB]-(q:Post)
WHERE own <> '' AND NOT coalesce(p.separate, false) AND NOT coalesce(q.separate, false)
WITH p, own, rank, q, reduce(first = '', w IN coalesce(q.open_during, []) |
       CASE WHEN right(w, 10) > $as_of AND (first = '' OR w < first) THEN w ELSE first END) AS other
WITH p, max(CASE
       WHEN q IS NULL OR other = '' THEN null
       WHEN left(other, 10) > $as_of AND left(other, 10) > left(own, 10) THEN null
       WHEN CASE WHEN size(coalesce(q.around, [])) > 0 THEN '0' ELSE '1' END + left(other, 10) + q.uid < rank
         THEN right(other, 10)
       ELSE null
     END) AS copy_until
SET p.copy_until = copy_until
