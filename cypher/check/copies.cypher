// Posts that are hidden as copies until a day on which no post of the same job ends, and those by which a job is known
// that are of another one themselves; `refresh` puts them right.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (p:Post)
OPTIONAL MATCH (p)-[:SAME_JOB]->(first:Post)
WITH p, coalesce(first, p) AS job
WHERE EXISTS { (job)-[:SAME_JOB]->(:Post) }
   OR (p.copy_until IS NOT NULL AND (coalesce(p.separate, false) OR NOT EXISTS {
     MATCH (job)<-[:SAME_JOB*0..1]-(q:Post)
     WHERE q.uid <> p.uid AND NOT coalesce(q.separate, false)
       AND any(w IN q.open_during WHERE right(w, 10) = p.copy_until)
   }))
WITH DISTINCT p.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
