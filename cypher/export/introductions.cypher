// The rows of introductions.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns from_agent_uid: STRING NULL
// returns from_organisation_uid: STRING NULL
// returns to_agent_uid: STRING
// returns about_post_uid: STRING NULL
// returns state: STRING
// returns asked_at: STRING
// returns answered_at: STRING NULL
// returns message: STRING NULL
// returns contact: STRING NULL
// returns asker_contact: STRING NULL
// returns ended_at: STRING NULL
MATCH (n:Introduction)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
OPTIONAL MATCH (n)<-[:ASKED]-(a:Agent)
OPTIONAL MATCH (n)<-[:ASKED]-(g:Organisation)
MATCH (n)-[:TO]->(b:Agent)
OPTIONAL MATCH (n)-[:ABOUT]->(p:Post)
RETURN n.uid AS uid,
       a.uid AS from_agent_uid,
       g.uid AS from_organisation_uid,
       b.uid AS to_agent_uid,
       p.uid AS about_post_uid,
       n.state AS state,
       n.asked_at AS asked_at,
       n.answered_at AS answered_at,
       n.message AS message,
       n.contact AS contact,
       n.asker_contact AS asker_contact,
       n.ended_at AS ended_at
ORDER BY uid
