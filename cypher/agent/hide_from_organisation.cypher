// Hides an agent from one organisation more, unless they hide from `most` already.
//
// The agent is locked before their list is counted.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param organisation_uid: STRING = 'org-01'
// param most: INTEGER = 50
MATCH (a:Agent {uid: $agent_uid})
SET a.norm = a.norm
WITH a.uid AS locked_uid
MATCH (a:Agent {uid: locked_uid})
MATCH (o:Organisation {uid: $organisation_uid})
WHERE COUNT { (a)-[:HIDDEN_FROM]->(:Organisation) } < $most
MERGE (a)-[h:HIDDEN_FROM]->(o)
SET h.sources = ['api']
