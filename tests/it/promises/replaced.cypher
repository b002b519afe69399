// What changes of a post's requirements took away or replaced.
//
// mode: read
// param post_uid: STRING = 'pst-01'
// returns competency_uid: STRING
// returns level: INTEGER NULL
// returns until: STRING
MATCH (:Post {uid: $post_uid})-[:RESTATED]->(:RequirementChange)-[r:REPLACED]->(c:Competency)
RETURN c.uid AS competency_uid, r.level AS level, toString(r.until) AS until
ORDER BY competency_uid
