// Writes on posts, and on those that are the same job, until when each is a copy of one that is shown instead.
//
// Of the posts of one job that are open, the one whose place is known comes first, then the one opened first, then the
// smaller key. `copy_until` is the day from which none that comes before is open: without another refresh, the next one
// is shown when applications for the first end. A post that opens later hides nothing before it does. `separate` posts,
// which their recruiters say to be jobs of their own, are no copies and have none. The first
// post of the job is locked before the others are read: of two copies that are published at once, the second sees the first.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
// param as_of: STRING = '2026-03-02'
UNWIND $uids AS uid
MATCH (n:Post {uid: uid})
OPTIONAL MATCH (n)-[:SAME_JOB]->(first:Post)
WITH DISTINCT coalesce(first, n) AS job
SET job.norm = job.norm
WITH job
UNWIND [job] + [(job)<-[:SAME_JOB]-(q:Post) | q] AS p
WITH job, p, reduce(next = '', w IN coalesce(p.open_during, []) |
       CASE WHEN right(w, 10) > $as_of AND (next = '' OR w < next) THEN w ELSE next END) AS own
WITH job, collect({p: p, opens: left(own, 10), ends: right(own, 10), rank: CASE
       WHEN own = '' OR coalesce(p.separate, false) THEN null
       WHEN size(coalesce(p.around, [])) > 0 THEN '0' + left(own, 10) + p.uid
       ELSE '1' + left(own, 10) + p.uid
     END}) AS posts
UNWIND posts AS post
WITH post.p AS p, CASE WHEN post.rank IS NULL THEN '' ELSE reduce(last = '', other IN posts | CASE
       WHEN other.rank < post.rank AND (other.opens <= $as_of OR other.opens <= post.opens) AND other.ends > last
         THEN other.ends
       ELSE last
     END) END AS last
SET p.copy_until = CASE WHEN last = '' THEN null ELSE last END
