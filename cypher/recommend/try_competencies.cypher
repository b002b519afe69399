// What the component `competency` of some posts would be, with one more of their requirements met.
//
// One row for each post and requirement that the agent does not fully meet: the value if the agent
// held that competency at the level asked (4 where none is), surely. Values are rounded to twelve
// decimals.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param post_uids: LIST<STRING> = ['pst-01']
// param smoothing: FLOAT = 3.0
// param knee: FLOAT = 0.25
// param at_knee: FLOAT = 0.8
// returns post_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER
// returns competency: FLOAT
MATCH (d:Derivation {uid: 'post_norms'})
MATCH (a:Agent:Recommendable {uid: $agent_uid})
UNWIND $post_uids AS post_uid
MATCH (p:Post {uid: post_uid})-[q:REQUIRES]->(x:Competency)
WITH a, p, x, coalesce(q.level, 4) AS asked, $smoothing * sqrt(coalesce(d.usual_weight, 1.0)) AS smoothing
CALL (a, x, asked) {
  MATCH (a)-[h:HAS|PROPOSED]->(c:Competency)
  WHERE c <> x
  RETURN c, h.level AS level, h.trust AS confidence
  UNION ALL
  RETURN x AS c, asked AS level, 1.0 AS confidence
}
MATCH (c)-[n:NEAR]->(t:Competency)<-[r:REQUIRES]-(p)
WITH p, x, asked, smoothing, t, r.w AS w,
     max(n.similarity * confidence * CASE
       WHEN level IS NULL OR r.level IS NULL OR level >= r.level THEN 1.0
       ELSE exp(-0.7 * (r.level - level))
     END) AS credit
WITH p, x, asked, smoothing, sum(w * credit) AS met
WITH p, x, asked, met / (p.weight + smoothing * sqrt(p.weight)) AS fit
WHERE fit > 0
WITH p, x, asked, CASE WHEN fit < $knee THEN $at_knee * fit / $knee
       ELSE $at_knee + (1.0 - $at_knee) * (fit - $knee) / (1.0 - $knee) END AS exact
RETURN p.uid AS post_uid,
       x.uid AS competency_uid,
       asked AS level,
       round(exact * 1000000000000.0) / 1000000000000.0 AS competency
ORDER BY post_uid, competency_uid
