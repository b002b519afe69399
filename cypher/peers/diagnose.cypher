// Why an agent may have no peers: consent, what is known of the agent, and whether anybody can be seen.
//
// Those who hide are not seen: they look like those who never agreed. `placed` says whether the agent and
// the one who looks have, or had, a workplace: who never had one sees nobody.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param viewer_agent: STRING NULL = 'agt-11'
// returns consents: BOOLEAN
// returns competencies: INTEGER
// returns steps: INTEGER
// returns communities: INTEGER
// returns placed: BOOLEAN
// returns somebody: BOOLEAN
MATCH (a:Agent {uid: $agent_uid})
UNWIND [$agent_uid, coalesce($viewer_agent, $agent_uid)] AS eye
OPTIONAL MATCH (:Agent {uid: eye})-[:WORKS_IN]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation)
               <-[:HIDDEN_FROM]-(h:VisibleToPeers)
WITH a, collect(DISTINCT h.uid) AS hidden
RETURN a:Recommendable AS consents,
       COUNT { (a)-[:HAS]->(:Competency) } AS competencies,
       size(coalesce(a.career, [])) AS steps,
       COUNT { (a)-[:MEMBER_OF]->(:Community) } AS communities,
       EXISTS { MATCH (a)-[:WORKS_IN]->(:Organisation) } AND ($viewer_agent IS NULL OR EXISTS {
         MATCH (:Agent {uid: $viewer_agent})-[:WORKS_IN]->(:Organisation)
       }) AS placed,
       EXISTS {
         MATCH (b:VisibleToPeers)
         WHERE b <> a AND NOT b.uid IN hidden
       } AS somebody
