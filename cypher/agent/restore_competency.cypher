// Takes back that an agent does not have a competency: their career may imply it again.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param competency_uid: STRING = 'cmp-01'
MATCH (:Agent {uid: $agent_uid})-[r:REJECTED]->(:Competency {uid: $competency_uid})
DELETE r
