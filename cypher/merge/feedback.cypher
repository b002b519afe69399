// Gives what an agent thought of posts and accompaniments to another who is the same person.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
MATCH (k:Agent {uid: $keep})
MATCH (r:Agent {uid: $retire})-[:GAVE_FEEDBACK]->(f:Feedback)
OPTIONAL MATCH (f)-[:ABOUT]->(p:Post)
OPTIONAL MATCH (f)-[:ABOUT]->(c:Accompaniment)
MERGE (n:Feedback {uid: $keep + ':' + f.kind + ':' + toString(f.`on`) + ':' + coalesce(p.uid, '') + ':' + coalesce(c.uid, '')})
ON CREATE SET n.kind = f.kind, n.score = f.score, n.reason = f.reason, n.`on` = f.`on`, n.said = f.said, n.sources = f.sources
MERGE (k)-[:GAVE_FEEDBACK]->(n)
FOREACH (one IN CASE WHEN p IS NULL THEN [] ELSE [p] END | MERGE (n)-[:ABOUT]->(one))
FOREACH (one IN CASE WHEN c IS NULL THEN [] ELSE [c] END | MERGE (n)-[:ABOUT]->(one))
WITH DISTINCT f
DETACH DELETE f
