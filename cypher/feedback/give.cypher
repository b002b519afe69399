// Notes how satisfied an agent is: with a post, else with the accompaniment that goes on.
//
// Who says it again on the same day, of the same thing, replaces it. What is said here is kept, whatever a file
// says of that day.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param post_uid: STRING NULL = 'post-01'
// param score: INTEGER = 4
// param comment: STRING NULL = null
// param day: STRING = '2026-03-02'
MATCH (a:Agent {uid: $agent_uid})
OPTIONAL MATCH (p:Post {uid: $post_uid})
OPTIONAL MATCH (a)-[:FOLLOWED_IN]->(f:Accompaniment)
WHERE $post_uid IS NULL AND f.started_on <= date($day)
  AND (f.ended_on IS NULL OR f.ended_on >= date($day))
WITH a, p, f
ORDER BY f.started_on DESC, f.uid
WITH a, p, collect(f)[0] AS f
MERGE (n:Feedback {uid: a.uid + ':' + 'SATISFACTION' + ':' + $day + ':' + coalesce(p.uid, '')
    + ':' + coalesce(f.uid, '')})
SET n.kind = 'SATISFACTION', n.score = $score, n.reason = $comment, n.`on` = date($day),
    n.said = true, n.sources = ['api']
MERGE (a)-[:GAVE_FEEDBACK]->(n)
FOREACH (one IN CASE WHEN p IS NULL THEN [] ELSE [p] END | MERGE (n)-[:ABOUT]->(one))
FOREACH (one IN CASE WHEN f IS NULL THEN [] ELSE [f] END | MERGE (n)-[:ABOUT]->(one))
