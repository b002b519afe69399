// Why an agent may have no peers: consent, what is known of the agent, and whether anybody can be seen.
//
// Those who hide are not seen: they look like those who never agreed.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param viewer_agent: STRING NULL = 'agt-11'
// returns consents: BOOLEAN
// returns competencies: INTEGER
// returns steps: INTEGER
// returns communities: INTEGER
// returns somebody: BOOLEAN
MATCH (a:Agent {uid: $agent_uid})
UNWIND [$agent_uid, coalesce($viewer_agent, $agent_uid)] AS eye
OPTIONAL MATCH (:Agent {uid: eye})-[:HELD]->(:Assignment {current: true})-[:AT]->(:Organisation)
               -[:PART_OF*0..8]->(:Organisation)<-[:HIDDEN_FROM]-(h:VisibleToPeers)
WITH a, collect(DISTINCT h.uid) AS hidden
RETURN a:Recommendable AS consents,
       COUNT { (a)-[:HAS]->(:Competency) } AS competencies,
       size(coalesce(a.career, [])) AS steps,
       COUNT { (a)-[:MEMBER_OF]->(:Community) } AS communities,
       EXISTS {
         MATCH (b:VisibleToPeers)
         WHERE b <> a AND NOT b.uid IN hidden
       } AS somebody
