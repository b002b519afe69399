// The competencies that would bring most open posts and digital occupations within an agent's reach.
//
// Each is tried alone, held at level 4, surely: it then gives what it is near to the credit of its
// similarity. Posts and occupations are those of `measure_reach_for_agent` that are not reached yet.
// Their requirements meet what the agent brings by competency and level, so each is credited once.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param today: STRING = '2026-03-02'
// param blocked: LIST<STRING> = []
// param threshold: FLOAT = 0.6
// param limit: INTEGER = 5
// returns competency_uid: STRING
// returns open_posts: INTEGER
// returns occupations: INTEGER
MATCH (a:Agent:Recommendable {uid: $agent_uid})
WITH a, [(a)-[:HELD]->(s:Assignment)-[:ON]->(p:Post) WHERE s.current | p.uid] AS held
CALL (a, held) {
  MATCH (p:Open)
  WHERE p.demand > 0 AND NOT p.uid IN $blocked
    AND NOT p.uid IN held
    AND any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
  MATCH (p)-[r:REQUIRES]->(t:Competency)
  RETURN t, r.level AS need, 0.0 AS credit, {
           post: 1, uid: p.uid, demand: p.demand,
           w: t.idf * CASE WHEN r.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END
         } AS asked
  UNION ALL
  MATCH (o:Occupation)-[r:NEEDS]->(t:Competency)
  WHERE o.digital AND o.demand > 0 AND (a.occupation_uid IS NULL OR o.uid <> a.occupation_uid)
  RETURN t, r.level AS need, 0.0 AS credit, {
           post: 0, uid: o.uid, demand: o.demand,
           w: t.idf * CASE WHEN r.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END
         } AS asked
  UNION ALL
  MATCH (a)-[h:HAS]->(:Competency)-[n:NEAR]->(t:Competency)
  UNWIND [null, 1, 2, 3, 4] AS need
  RETURN t, need, n.similarity * h.trust * CASE
           WHEN h.level IS NULL OR need IS NULL OR h.level >= need THEN 1.0
           ELSE exp(-0.7 * (need - h.level))
         END AS credit, null AS asked
}
WITH t, need, max(credit) AS credit, collect(asked) AS asked
WHERE size(asked) > 0
WITH asked, credit, [(x:Competency)-[n:NEAR]->(t) WHERE n.similarity > credit | {
       uid: x.uid, similarity: n.similarity
     }] AS givers
UNWIND asked AS one
WITH one.post AS post, one.uid AS target_uid, one.demand AS demand, sum(one.w * credit) AS met,
     collect({w: one.w, credit: credit, givers: givers}) AS needs
WHERE round(met / demand * 1000000000000.0) / 1000000000000.0 < $threshold
UNWIND needs AS need
UNWIND need.givers AS giver
WITH post, target_uid, demand, met, giver.uid AS uid,
     sum(need.w * (giver.similarity - need.credit)) AS more
WHERE round((met + more) / demand * 1000000000000.0) / 1000000000000.0 >= $threshold
WITH uid, sum(post) AS open_posts, sum(1 - post) AS occupations
MATCH (x:Competency {uid: uid})
WITH x, open_posts, occupations
ORDER BY open_posts DESC, occupations DESC, x.idf DESC, x.uid
LIMIT $limit
RETURN x.uid AS competency_uid, open_posts, occupations
