// Takes back a competency that an agent declared; what a career implies may be inferred again.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param competency_uid: STRING = 'cmp-01'
MATCH (:Agent {uid: $agent_uid})-[h:HAS {derived: false}]->(:Competency {uid: $competency_uid})
DELETE h
