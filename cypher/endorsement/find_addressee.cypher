// The agent whom another may endorse: shown to peers and not hiding from where the other works, or
// introduced to the other.
//
// mode: read
// param agent_uid: STRING = 'agt-02'
// param by_agent_uid: STRING = 'agt-01'
// returns uid: STRING
MATCH (a:Agent {uid: $agent_uid})
WHERE (a:VisibleToPeers AND EXISTS {
    MATCH (:Agent {uid: $by_agent_uid})-[:WORKS_IN]->(:Organisation)
  } AND NOT EXISTS {
    MATCH (a)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)
          <-[:WORKS_IN]-(:Agent {uid: $by_agent_uid})
  })
  OR EXISTS {
    MATCH (a)-[:ASKED]->(:Introduction {state: 'ACCEPTED'})-[:TO]->(:Agent {uid: $by_agent_uid})
  }
  OR EXISTS {
    MATCH (a)<-[:TO]-(:Introduction {state: 'ACCEPTED'})<-[:ASKED]-(:Agent {uid: $by_agent_uid})
  }
RETURN a.uid AS uid
