// The people most alike to an agent by what they can do, who agreed to be shown to peers.
//
// similarity = Σ idf² of the shared competencies ÷ (norm · norm), the cosine weighted by idf; how sure a
// competency is does not count. Among equals those of another ministry come first, then by key.
//
// Those who hide from where the agent works, or from where the one who looks works, are left out: an
// assignment is in its organisation and in all above it. The list is never longer than either may see.
// One row, or none: each peer is a list, in the order that `PeerRow` of src/graph/repository/peer.rs names
// (cypher/README.md, "Lists for rows").
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param viewer_agent: STRING NULL = 'agt-11'
// param limit: INTEGER = 500
// returns as_of: STRING
// returns computed_at: STRING
// returns peers: LIST<LIST<ANY>>
MATCH (d:Derivation {uid: 'agent_norms'})
MATCH (a:Agent:Recommendable {uid: $agent_uid})
UNWIND [$agent_uid, coalesce($viewer_agent, $agent_uid)] AS eye
OPTIONAL MATCH (:Agent {uid: eye})-[:HELD]->(:Assignment {current: true})-[:AT]->(:Organisation)
               -[:PART_OF*0..8]->(:Organisation)<-[:HIDDEN_FROM]-(h:VisibleToPeers)
WITH d, a, collect(DISTINCT h) AS hidden
CALL (a) {
  MATCH (a)-[:HAS]->(c:Competency)
  WITH a, c, c.idf * c.idf AS square
  MATCH (c)<-[:HAS]-(b:VisibleToPeers)
  WHERE b <> a
  RETURN b, sum(square) AS shared
}
WITH d, a, hidden, b, shared
WHERE shared > 0 AND a.norm > 0 AND b.norm > 0 AND NOT b IN hidden
WITH d, b, round(shared / (a.norm * b.norm) * 1000000000000.0) / 1000000000000.0 AS similarity,
     CASE WHEN b.ministry_uid <> a.ministry_uid THEN 1 ELSE 0 END AS other
ORDER BY similarity DESC, other DESC, b.uid
LIMIT $limit
WITH d, collect([b.uid, toFloat(similarity), other = 1]) AS peers
RETURN toString(d.as_of) AS as_of, d.computed_at AS computed_at, peers
