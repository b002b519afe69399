// Takes back what an agent wished for.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
MATCH (:Agent {uid: $agent_uid})-[:ASPIRES]->(n:Aspiration)
DETACH DELETE n
