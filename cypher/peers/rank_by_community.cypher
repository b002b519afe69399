// The people most similar to an agent by the communities they are in, who agreed to be shown to peers.
//
// similarity = shared communities ÷ √(those of one · those of the other), the cosine. Among equals those
// of another ministry come first, then by key.
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
MATCH (d:Derivation {uid: 'careers'})
MATCH (a:Agent:Recommendable {uid: $agent_uid})
UNWIND [$agent_uid, coalesce($viewer_agent, $agent_uid)] AS eye
OPTIONAL MATCH (:Agent {uid: eye})-[:WORKS_IN]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation)
               <-[:HIDDEN_FROM]-(h:VisibleToPeers)
WITH d, a, collect(DISTINCT h.uid) AS hidden
WITH d, a, hidden + [(a)-[:SAME_PERSON]-(t:Agent) | t.uid] + [(a)-[:SAME_PERSON]->(:Agent)<-[:SAME_PERSON]-(t:Agent) | t.uid] AS hidden
WHERE EXISTS { MATCH (a)-[:WORKS_IN]->(:Organisation) } AND ($viewer_agent IS NULL OR EXISTS {
    MATCH (:Agent {uid: $viewer_agent})-[:WORKS_IN]->(:Organisation)
  })
CALL (a) {
  MATCH (a)-[:MEMBER_OF]->(n:Community)<-[:MEMBER_OF]-(b:VisibleToPeers)
  WHERE b <> a
  RETURN b, count(n) AS shared
}
WITH d, a, hidden, b, shared
WHERE NOT b.uid IN hidden
WITH d, a, b, shared,
     COUNT { (a)-[:MEMBER_OF]->(:Community) } * COUNT { (b)-[:MEMBER_OF]->(:Community) } AS squares
WITH d, b, round(shared / sqrt(toFloat(squares)) * 1000000000000.0) / 1000000000000.0 AS similarity,
     CASE WHEN b.ministry_uid <> a.ministry_uid THEN 1 ELSE 0 END AS other_ministry
ORDER BY similarity DESC, other_ministry DESC, b.uid
LIMIT $limit
WITH d, collect([b.uid, toFloat(similarity), other_ministry = 1]) AS peers
RETURN toString(d.as_of) AS as_of, d.computed_at AS computed_at, peers
