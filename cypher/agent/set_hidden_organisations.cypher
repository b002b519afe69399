// Hides an agent from some organisations, and from no other.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param at: STRING = '2026-03-02T00:00:00Z'
// param organisation_uids: LIST<STRING> = ['org-01']
MATCH (a:Agent {uid: $agent_uid})
OPTIONAL MATCH (a)-[old:HIDDEN_FROM]->(o:Organisation)
FOREACH (one IN CASE WHEN o IS NULL OR o.uid IN $organisation_uids THEN [] ELSE [o] END |
  MERGE (a)-[t:TOOK_BACK {what: 'HIDDEN_FROM'}]->(one)
  SET t.at = $at)
DELETE old
WITH DISTINCT a
UNWIND $organisation_uids AS uid
MATCH (o:Organisation {uid: uid})
MERGE (a)-[h:HIDDEN_FROM]->(o)
SET h.sources = ['api']
