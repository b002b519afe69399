// Takes a competency from an agent of the tests.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param competency_uid: STRING = 'cmp-01'
MATCH (:Agent {uid: $agent_uid})-[h:HAS]->(:Competency {uid: $competency_uid})
DELETE h
