// The open posts that an agent's competencies fit, with the value of each component of the score.
//
// Walks agent → competency → its neighbours ← requirement ← open post, and leaves out the post held
// by the agent. A competency without credit for a post lengthens the agent's side of the cosine.
// Values are rounded to twelve decimals: engines add floats in different orders, and ties must be ties.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param today: STRING = '2026-03-02'
// param limit: INTEGER = 500
// returns post_uid: STRING
// returns competency: FLOAT
// returns as_of: STRING
// returns computed_at: STRING
MATCH (d:Derivation {uid: 'post_norms'})
MATCH (a:Agent:Recommendable {uid: $agent_uid})-[h:HAS]->(c:Competency)
MATCH (c)-[n:NEAR]->(t:Competency)<-[r:REQUIRES]-(p:Open)
WITH d, a, p, t, r.w AS w, collect(c) AS givers,
     max(n.similarity * h.confidence * CASE
       WHEN h.level IS NULL OR r.level IS NULL OR h.level >= r.level THEN 1.0
       ELSE exp(-0.7 * (r.level - h.level))
     END) AS credit
WITH d, a, p, sum(w * credit) AS dot, sum(t.idf ^ 2 * credit ^ 2) AS met,
     collect(givers) AS nested
WHERE EXISTS {
    MATCH (p)-[:OPEN_AS]->(v:Vacancy)
    WHERE v.opened_on <= date($today)
      AND (v.filled_on IS NULL OR v.filled_on > date($today))
      AND (v.withdrawn_on IS NULL OR v.withdrawn_on > date($today))
      AND (v.apply_by IS NULL OR v.apply_by >= date($today))
  }
  AND NOT EXISTS { MATCH (a)-[:HELD]->(s:Assignment {current: true})-[:ON]->(p) }
UNWIND nested AS givers
UNWIND givers AS c
WITH DISTINCT d, a, p, dot, met, c
WITH d, a, p, dot, met, sum(c.idf * c.idf) AS given
WHERE dot > 0
WITH d, p, dot / (p.norm * sqrt(met + CASE
       WHEN a.norm * a.norm > given THEN a.norm * a.norm - given ELSE 0.0 END)) AS competency
RETURN p.uid AS post_uid,
       round(competency * 1000000000000.0) / 1000000000000.0 AS competency,
       toString(d.as_of) AS as_of,
       d.computed_at AS computed_at
ORDER BY competency DESC, post_uid
LIMIT $limit
