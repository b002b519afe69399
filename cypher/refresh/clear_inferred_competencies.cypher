// Takes back the competencies that were inferred from the careers of agents.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
UNWIND $uids AS uid
MATCH (:Agent {uid: uid})-[h:HAS {derived: true}]->(:Competency)
DELETE h
