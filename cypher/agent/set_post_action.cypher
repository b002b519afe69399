// Notes what an agent does with a post: saves it, wants it, or wants to see it no more.
//
// Saving or wanting a post takes back its dismissal; dismissing it takes back both. `shown` says that the agent was informed
// that those who recruit for the post see who wants it (post/list_interested): an interest without it stays unseen.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param post_uid: STRING = 'post-01'
// param kind: STRING = 'SAVED'
// param reason: STRING NULL = null
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})
MATCH (p:Post {uid: $post_uid})
OPTIONAL MATCH (a)-[old:SAVED|DISMISSED|INTERESTED_IN]->(p)
WHERE (type(old) = 'DISMISSED') <> ($kind = 'DISMISSED')
DELETE old
WITH DISTINCT a, p
FOREACH (one IN CASE WHEN $kind = 'SAVED' THEN [p] ELSE [] END |
  MERGE (a)-[r:SAVED]->(one)
  ON CREATE SET r.at = $at, r.reason = null
  SET r.sources = ['api'])
FOREACH (one IN CASE WHEN $kind = 'INTERESTED' THEN [p] ELSE [] END |
  MERGE (a)-[r:INTERESTED_IN]->(one)
  ON CREATE SET r.at = $at, r.reason = null
  SET r.sources = ['api'], r.shown = true)
FOREACH (one IN CASE WHEN $kind = 'DISMISSED' THEN [p] ELSE [] END |
  MERGE (a)-[r:DISMISSED]->(one)
  SET r.at = $at, r.reason = $reason, r.sources = ['api'])
