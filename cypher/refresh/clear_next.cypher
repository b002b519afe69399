// Takes back the order of the assignments of agents.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
UNWIND $uids AS uid
MATCH (:Agent {uid: uid})-[:HELD]->(:Assignment)-[n:NEXT]->(:Assignment)
DELETE n
