// Takes back what an agent did with a post; a row of a file that is older does not bring it back.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param post_uid: STRING = 'post-01'
// param at: STRING = '2026-03-02T00:00:00Z'
MATCH (a:Agent {uid: $agent_uid})-[old:SAVED|DISMISSED|INTERESTED_IN]->(p:Post {uid: $post_uid})
DELETE old
WITH DISTINCT a, p
MERGE (a)-[r:CLEARED]->(p)
SET r.at = $at, r.sources = ['api']
