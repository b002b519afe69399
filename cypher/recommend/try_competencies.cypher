// What the component `competency` of some posts would be, with one more of their requirements met.
//
// One row for each post and requirement that the agent does not fully meet: the value if the agent
// held that competency at the level asked (4 where none is), surely. Values are rounded to twelve
// decimals.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param post_uids: LIST<STRING> = ['pst-01']
// returns post_uid: STRING
// returns competency_uid: STRING
// returns level: INTEGER
// returns competency: FLOAT
MATCH (a:Agent:Recommendable {uid: $agent_uid})
UNWIND $post_uids AS post_uid
MATCH (p:Post {uid: post_uid})-[q:REQUIRES]->(x:Competency)
OPTIONAL MATCH (a)-[own:HAS]->(x)
WITH a, p, x, coalesce(q.level, 4) AS asked,
     a.norm * a.norm + CASE WHEN own IS NULL THEN x.idf * x.idf ELSE 0.0 END AS length
CALL (a, x, asked) {
  MATCH (a)-[h:HAS]->(c:Competency)
  WHERE c <> x
  RETURN c, h.level AS level, h.trust AS confidence
  UNION ALL
  RETURN x AS c, asked AS level, 1.0 AS confidence
}
MATCH (c)-[n:NEAR]->(t:Competency)<-[r:REQUIRES]-(p)
WITH p, x, asked, length, t, r.w AS w, collect(c) AS givers,
     max(n.similarity * confidence * CASE
       WHEN level IS NULL OR r.level IS NULL OR level >= r.level THEN 1.0
       ELSE exp(-0.7 * (r.level - level))
     END) AS credit
WITH p, x, asked, length, sum(w * credit) AS dot, sum(t.idf ^ 2 * credit ^ 2) AS met,
     collect(givers) AS nested
UNWIND nested AS givers
UNWIND givers AS c
WITH DISTINCT p, x, asked, length, dot, met, c
WITH p, x, asked, length, dot, met, sum(c.idf * c.idf) AS given
WHERE dot > 0
WITH p, x, asked, dot / (p.norm * sqrt(met + CASE
       WHEN length > given THEN length - given ELSE 0.0 END)) AS exact
RETURN p.uid AS post_uid,
       x.uid AS competency_uid,
       asked AS level,
       round(exact * 1000000000000.0) / 1000000000000.0 AS competency
ORDER BY post_uid, competency_uid
