// How many open posts and digital occupations an agent covers to the threshold at least.
//
// Coverage is Σ w·idf·credit over Σ w·idf, rounded to twelve decimals. Whoever is in post reaches the occupation of
// that post, whatever is known of their competencies and whether or not it is digital. Not counted: the post held and
// posts in `blocked`, which statute closes to the agent. Open posts that require nothing have no coverage:
// `unknown_posts` counts them. No row for an agent without consent.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param today: STRING = '2026-03-02'
// param blocked: LIST<STRING> = []
// param threshold: FLOAT = 0.6
// returns open_posts: INTEGER
// returns unknown_posts: INTEGER
// returns occupations: INTEGER
MATCH (a:Agent:Recommendable {uid: $agent_uid})
WITH a, [(a)-[:HELD]->(s:Assignment)-[:ON]->(p:Post) WHERE s.current | p.uid] AS held
CALL (a, held) {
  MATCH (a)-[h:HAS]->(:Competency)-[n:NEAR]->(t:Competency)<-[r:REQUIRES]-(p:Open)
  WITH held, p, t, r, max(n.similarity * h.trust * CASE
         WHEN h.level IS NULL OR r.level IS NULL OR h.level >= r.level THEN 1.0
         ELSE exp(-0.7 * (r.level - h.level))
       END) AS credit
  WITH held, p, sum(credit * t.idf * CASE WHEN r.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END) AS met
  WHERE p.demand > 0 AND round(met / p.demand * 1000000000000.0) / 1000000000000.0 >= $threshold
    AND NOT p.uid IN $blocked
    AND NOT p.uid IN held
    AND any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
    AND (p.copy_until IS NULL OR p.copy_until <= $today)
  RETURN count(p) AS open_posts
}
CALL (held) {
  MATCH (p:Open)
  WHERE coalesce(p.demand, 0.0) = 0.0
    AND NOT p.uid IN $blocked
    AND NOT p.uid IN held
    AND any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
    AND (p.copy_until IS NULL OR p.copy_until <= $today)
  RETURN count(p) AS unknown_posts
}
CALL (a) {
  CALL (a) {
    MATCH (a)-[h:HAS]->(:Competency)-[n:NEAR]->(t:Competency)<-[r:NEEDS]-(o:Occupation)
    WHERE o.digital
    WITH o, t, r, max(n.similarity * h.trust * CASE
           WHEN h.level IS NULL OR r.level IS NULL OR h.level >= r.level THEN 1.0
           ELSE exp(-0.7 * (r.level - h.level))
         END) AS credit
    WITH o, sum(credit * t.idf * CASE WHEN r.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END) AS met
    WHERE o.demand > 0 AND round(met / o.demand * 1000000000000.0) / 1000000000000.0 >= $threshold
    RETURN o
    UNION ALL
    MATCH (a)-[:HELD]->(s:Assignment)-[:AS]->(o:Occupation)
    WHERE s.current
    RETURN o
  }
  RETURN count(DISTINCT o) AS occupations
}
RETURN open_posts, unknown_posts, occupations
