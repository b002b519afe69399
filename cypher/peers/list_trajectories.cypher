// The careers that share an occupation with an agent's, of people who agreed to be shown to peers.
//
// One row: the agent's own career, and the careers that may be the most similar, best first. Their order
// is by what two careers can share at most, whatever the order: twice the rarity of the occupations
// of both ÷ the rarity of all steps, joined with the move from what the agent does to what they wish,
// when it was made. The order of the steps is compared by who asks.
//
// Who is the same person under another key is left out (refresh/link_same_persons). Those who hide from where the agent works, or from where the one who looks works, are left out: a
// workplace is in its organisation and in all above it. The list is never longer than either may see, and
// empty where one of the two never had a workplace.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param viewer_agent: STRING NULL = 'agt-11'
// param envisaged: FLOAT = 0.5
// param limit: INTEGER = 500
// returns career: LIST<STRING>
// returns rarities: LIST<FLOAT>
// returns others: LIST<MAP>
// each others: uid, career, weight, moved_to, other_ministry
// returns as_of: STRING
// returns computed_at: STRING
MATCH (d:Derivation {uid: 'trajectories'})
MATCH (a:Agent:Recommendable {uid: $agent_uid})
UNWIND [$agent_uid, coalesce($viewer_agent, $agent_uid)] AS eye
OPTIONAL MATCH (:Agent {uid: eye})-[:WORKS_IN]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation)
               <-[:HIDDEN_FROM]-(h:VisibleToPeers)
WITH d, a, collect(DISTINCT h.uid) AS hidden
WITH d, a, hidden + [(a)-[:SAME_PERSON]-(t:Agent) | t.uid] + [(a)-[:SAME_PERSON]->(:Agent)<-[:SAME_PERSON]-(t:Agent) | t.uid] AS hidden
WHERE EXISTS { MATCH (a)-[:WORKS_IN]->(:Organisation) } AND ($viewer_agent IS NULL OR EXISTS {
    MATCH (:Agent {uid: $viewer_agent})-[:WORKS_IN]->(:Organisation)
  })
OPTIONAL MATCH (a)-[:ASPIRES]->(:Aspiration)-[:TARGETS]->(w:Occupation)
WITH d, a, hidden, collect(DISTINCT w.uid) AS wished
CALL (a) {
  MATCH (a)-[:HELD]->(:Assignment)-[:AS]->(o:Occupation)
  WHERE o.uid IN a.career
  WITH DISTINCT a, o
  MATCH (o)<-[:AS]-(:Assignment)<-[:HELD]-(b:VisibleToPeers)
  WHERE b <> a
  WITH DISTINCT o, b
  RETURN b, sum(o.rarity) AS shared
}
WITH d, a, hidden, wished, b, shared
WHERE NOT b.uid IN hidden
WITH d, a, b, shared, coalesce(b.career, []) AS career,
     reduce(total = 0.0, x IN coalesce(a.career_rarities, []) | total + x) AS mine,
     reduce(total = 0.0, x IN coalesce(b.career_rarities, []) | total + x) AS theirs, wished
WITH d, a, b, shared, career, mine, theirs,
     [i IN range(1, size(career) - 1)
       WHERE career[i - 1] = a.occupation_uid AND career[i] IN wished | career[i]][0] AS moved_to
WHERE mine + theirs > 0
WITH d, a, b, career, theirs, moved_to,
     1.0 - (1.0 - 2.0 * shared / (mine + theirs))
           * (1.0 - CASE WHEN moved_to IS NULL THEN 0.0 ELSE $envisaged END) AS bound,
     CASE WHEN b.ministry_uid <> a.ministry_uid THEN 1 ELSE 0 END AS other
WITH d, a, b, career, theirs, moved_to, other,
     round(bound * 1000000000000.0) / 1000000000000.0 AS bound
ORDER BY bound DESC, other DESC, b.uid
LIMIT $limit
RETURN coalesce(a.career, []) AS career,
       coalesce(a.career_rarities, []) AS rarities,
       collect({
         uid: b.uid, career: career, weight: toFloat(theirs), moved_to: moved_to,
         other_ministry: other = 1
       }) AS others,
       toString(d.as_of) AS as_of,
       d.computed_at AS computed_at
