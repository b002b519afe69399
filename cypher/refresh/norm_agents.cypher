// The length of each agent's competencies: the root of the sum of squared idf.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
OPTIONAL MATCH (a)-[:HAS]->(c:Competency)
WITH a, sum(coalesce(c.idf, 0.0) * coalesce(c.idf, 0.0)) AS squares
SET a.norm = sqrt(toFloat(squares))
