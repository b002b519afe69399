// Posts that are hidden as copies until a day on which no post of the same job ends; `refresh` puts them right.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
MATCH (p:Post)
WHERE p.copy_until IS NOT NULL AND (coalesce(p.separate, false) OR NOT EXISTS {
    MATCH (p)-[:SAME_JOB]-(q:Post)
    WHERE NOT coalesce(q.separate, false) AND any(w IN q.open_during WHERE right(w, 10) = p.copy_until)
  })
WITH p.uid AS uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
