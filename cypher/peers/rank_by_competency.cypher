// The people most similar to an agent by what they can do, who agreed to be shown to peers.
//
// similarity = Σ idf² of the shared competencies ÷ (norm · norm), the cosine weighted by idf; how sure a
// competency is does not count. Among equals those of another ministry come first, then by key.
//
// Who shares only some competencies of the agent is similar by √(their Σ idf²) ÷ norm at most, so those
// that most people have need not be walked. First some people, met through the rarest, are compared
// whole: the last similarity of a list of them is a `floor` of the list. Then the rarest are walked
// until the others weigh too little to reach it, and who may still reach it is compared whole. With
// fewer people than the list may hold, all are walked: the list is the same (ADR 0024).
//
// Who is the same person under another key is left out (refresh/link_same_persons). Those who hide from where the agent works, or from where the one who looks works, are left out: a
// workplace is in its organisation and in all above it. The list is never longer than either may see, and
// empty where one of the two never had a workplace.
// One row, or none: each peer is a list, in the order that `each` names
// (cypher/README.md, "Lists for rows").
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param viewer_agent: STRING NULL = 'agt-11'
// param limit: INTEGER = 500
// returns as_of: STRING
// returns computed_at: STRING
// returns peers: LIST<LIST<ANY>>
// each peers: uid, similarity, other_ministry
MATCH (d:Derivation {uid: 'agent_norms'})
MATCH (a:Agent:Recommendable {uid: $agent_uid})
WHERE a.norm > 0
UNWIND [$agent_uid, coalesce($viewer_agent, $agent_uid)] AS eye
OPTIONAL MATCH (:Agent {uid: eye})-[:WORKS_IN]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation)
               <-[:HIDDEN_FROM]-(h:VisibleToPeers)
WITH d, a, collect(DISTINCT h.uid) AS hidden
WITH d, a, hidden + [(a)-[:SAME_PERSON]-(t:Agent) | t.uid] + [(a)-[:SAME_PERSON]->(:Agent)<-[:SAME_PERSON]-(t:Agent) | t.uid] AS hidden
WHERE EXISTS { MATCH (a)-[:WORKS_IN]->(:Organisation) } AND ($viewer_agent IS NULL OR EXISTS {
    MATCH (:Agent {uid: $viewer_agent})-[:WORKS_IN]->(:Organisation)
  })
CALL (a) {
  MATCH (a)-[:HAS]->(c:Competency)
  WITH c, c.idf * c.idf AS square, COUNT { (c)<-[:HAS]-() } AS holders
  ORDER BY square DESC
  RETURN collect([c.uid, square, holders]) AS known, sum(holders) AS met
}
WITH d, a, hidden, known, reduce(rarest = {cut: 0.0, met: 0}, one IN known |
       CASE WHEN rarest.met < 0.1 * met THEN {cut: one[1], met: rarest.met + one[2]} ELSE rarest END
     ).cut AS cut
WITH d, a, hidden, known, cut, [one IN known WHERE one[1] < cut | one[0]] AS others
CALL (a, hidden, cut, others) {
  CALL (a, cut) {
    MATCH (a)-[:HAS]->(c:Competency)
    WITH a, cut, c, c.idf * c.idf AS square
    WHERE square >= cut
    MATCH (c)<-[:HAS]-(b:VisibleToPeers)
    WHERE b <> a
    WITH b, sum(square) AS part
    WHERE b.norm > 0
    RETURN b, part
    ORDER BY part / b.norm DESC
    LIMIT 2 * $limit
  }
  WITH b, part, others
  WHERE NOT b.uid IN hidden
  CALL (b, others) {
    MATCH (b)-[:HAS]->(c)
    WHERE c.uid IN others
    RETURN sum(c.idf * c.idf) AS more
  }
  WITH (part + more) / b.norm AS shared
  ORDER BY shared DESC
  LIMIT $limit
  WITH collect(shared) AS found
  RETURN coalesce(found[$limit - 1], 0.0) AS last
}
WITH d, a, hidden, known, (last / a.norm) - 0.000000001 AS floor
WITH d, a, hidden, known, floor, reduce(rarest = {cut: 0.0, weight: 0.0}, one IN known |
       CASE WHEN rarest.weight < (1.0 - floor * floor) * a.norm * a.norm
         THEN {cut: one[1], weight: rarest.weight + one[1]} ELSE rarest END
     ).cut AS cut
WITH d, a, hidden, floor * a.norm AS floor, cut, [one IN known WHERE one[1] < cut | one[0]] AS others,
     reduce(total = 0.0, one IN known | total + CASE WHEN one[1] < cut THEN one[1] ELSE 0.0 END) AS left
CALL (a, floor, cut, left) {
  CALL (a, cut) {
    MATCH (a)-[:HAS]->(c:Competency)
    WITH a, cut, c, c.idf * c.idf AS square
    WHERE square >= cut
    MATCH (c)<-[:HAS]-(b:VisibleToPeers)
    WHERE b <> a
    RETURN b, sum(square) AS part
  }
  WITH floor, left, b, part, b.norm AS norm
  WHERE part > 0 AND norm > 0
    AND part + CASE WHEN left < norm * norm - part THEN left ELSE norm * norm - part END >= floor * norm
  RETURN b, part
}
WITH d, a, hidden, others, b, part
WHERE NOT b.uid IN hidden
CALL (b, others) {
  MATCH (b)-[:HAS]->(c)
  WHERE size(others) > 0 AND c.uid IN others
  RETURN sum(c.idf * c.idf) AS more
}
WITH d, b, round((part + more) / (a.norm * b.norm) * 1000000000000.0) / 1000000000000.0 AS similarity,
     CASE WHEN b.ministry_uid <> a.ministry_uid THEN 1 ELSE 0 END AS other_ministry
ORDER BY similarity DESC, other_ministry DESC, b.uid
LIMIT $limit
WITH d, collect([b.uid, toFloat(similarity), other_ministry = 1]) AS peers
RETURN toString(d.as_of) AS as_of, d.computed_at AS computed_at, peers
