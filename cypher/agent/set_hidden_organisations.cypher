// Hides an agent from some organisations, and from no other.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param organisation_uids: LIST<STRING> = ['org-01']
MATCH (a:Agent {uid: $agent_uid})
OPTIONAL MATCH (a)-[old:HIDDEN_FROM]->(:Organisation)
DELETE old
WITH DISTINCT a
UNWIND $organisation_uids AS uid
MATCH (o:Organisation {uid: uid})
MERGE (a)-[:HIDDEN_FROM]->(o)
