// The competencies that would bring most open posts and digital occupations within an agent's reach.
//
// Each is tried alone, held at level 4, surely: it then gives what it is near to the credit of its
// similarity. Posts and occupations are those of `measure_reach_for_agent` that are not reached yet.
// Their requirements meet what the agent brings by competency and level, so each is credited once.
// `asked` pairs what asks with the weight of the requirement, `givers` a competency with how much more it
// gives, `needs` a weight with its givers. A competency that has narrower ones names a group and is left out, as is one that is retired.
// Of those that are one and the same, aligned from a similarity of `same` on, one is named: that of FILIERE, else of
// ROME4, ROME, ESCO, then the first by uid. What some training teaches (`taught`) comes first.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param today: STRING = '2026-03-02'
// param blocked: LIST<STRING> = []
// param threshold: FLOAT = 0.6
// param same: FLOAT = 0.9
// param limit: INTEGER = 5
// returns competency_uid: STRING
// returns open_posts: INTEGER
// returns occupations: INTEGER
// returns taught: BOOLEAN
MATCH (a:Agent:Recommendable {uid: $agent_uid})
WITH a, [(a)-[:HELD]->(s:Assignment)-[:ON]->(p:Post) WHERE s.current | p.uid] AS held,
     [(a)-[:HELD]->(s:Assignment)-[:AS]->(o:Occupation) WHERE s.current | o.uid] AS practised
CALL (a, held, practised) {
  MATCH (p:Open)
  WHERE p.demand > 0 AND NOT p.uid IN $blocked
    AND NOT p.uid IN held
    AND any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
    AND (p.copy_until IS NULL OR p.copy_until <= $today)
  MATCH (p)-[r:REQUIRES]->(t:Competency)
  RETURN t, r.level AS need, 0.0 AS credit, [p,
           t.idf * CASE WHEN r.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END] AS asked
  UNION ALL
  MATCH (o:Occupation)-[r:NEEDS]->(t:Competency)
  WHERE o.digital AND o.demand > 0 AND NOT o.uid IN practised
  RETURN t, r.level AS need, 0.0 AS credit, [o,
           t.idf * CASE WHEN r.importance = 'DESIRABLE' THEN 0.5 ELSE 1.0 END] AS asked
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
WITH asked, credit, [(x:Competency)-[n:NEAR]->(t) WHERE n.similarity > credit |
       [x, n.similarity - credit]] AS givers
UNWIND asked AS one
WITH one[0] AS q, one[1] AS w, credit, givers
WITH q, sum(w * credit) AS met, collect([w, givers]) AS needs
WITH q, met, q.demand AS demand, needs
WHERE round(met / demand * 1000000000000.0) / 1000000000000.0 < $threshold
CALL (met, demand, needs) {
  UNWIND needs AS need
  UNWIND need[1] AS giver
  WITH met, demand, giver[0] AS x, sum(need[0] * giver[1]) AS more
  WHERE round((met + more) / demand * 1000000000000.0) / 1000000000000.0 >= $threshold
  RETURN x
}
WITH x, sum(CASE WHEN 'Post' IN labels(q) THEN 1 ELSE 0 END) AS open_posts,
     sum(CASE WHEN 'Post' IN labels(q) THEN 0 ELSE 1 END) AS occupations
WHERE NOT coalesce(x.retired, false) AND NOT EXISTS { MATCH (x)<-[:BROADER]-(:Competency) }
WITH x, open_posts, occupations, CASE x.scheme
       WHEN 'FILIERE' THEN 0 WHEN 'ROME4' THEN 1 WHEN 'ROME' THEN 2 WHEN 'ESCO' THEN 3 ELSE 4 END AS scheme
WITH collect([x, open_posts, occupations, toString(scheme) + ' ' + x.uid]) AS found
UNWIND found AS one
WITH one[0] AS x, one[1] AS open_posts, one[2] AS occupations, one[3] AS place, found
WITH x, open_posts, occupations, place, [other IN found WHERE other[3] < place | other[0].uid] AS before
WHERE NOT EXISTS { MATCH (x)-[l:ALIGNED]-(y:Competency) WHERE l.similarity >= $same AND y.uid IN before }
WITH x, open_posts, occupations, EXISTS { MATCH (x)<-[:SUCCEEDED_BY*0..8]-(:Competency)<-[:TEACHES]-(:Training) } AS taught
ORDER BY taught DESC, open_posts DESC, occupations DESC, x.idf DESC, x.uid
LIMIT $limit
RETURN x.uid AS competency_uid, open_posts, occupations, taught
