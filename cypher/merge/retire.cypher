// Takes an agent away who is the same person as another, whose record is filled from theirs; the key stays known for imports.
//
// mode: write
// param keep: STRING = 'agt-01'
// param retire: STRING = 'agt-02'
MATCH (k:Agent {uid: $keep})
MATCH (r:Agent {uid: $retire})
SET k.email = coalesce(k.email, r.email),
    k.grade = coalesce(k.grade, r.grade),
    k.category = coalesce(k.category, r.category),
    k.aliases = coalesce(k.aliases, []) + coalesce(r.aliases, []) + $retire
WITH r
OPTIONAL MATCH (r)-[:GAVE|GAVE_ENDORSEMENT]->(n)
OPTIONAL MATCH (r)<-[:FOR_AGENT]-(m:Endorsement)
DETACH DELETE n, m, r
