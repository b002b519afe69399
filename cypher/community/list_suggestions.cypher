// Communities that do not exist yet: what is often found together in people, the most people first.
//
// `refresh` keeps none of fewer people than the small count; they are not counted here either.
//
// mode: read
// param small_count: INTEGER = 5
// param limit: INTEGER = 20
// returns uid: STRING
// returns label_fr: STRING
// returns member_count: INTEGER NULL
// returns competency_uids: LIST<STRING>
MATCH (s:CommunitySuggestion)-[:ABOUT]->(c:Competency)
WITH s, c
ORDER BY s.uid, c.idf DESC, c.uid
WITH s, collect(c.uid) AS competency_uids
ORDER BY s.members DESC, s.uid
LIMIT $limit
RETURN s.uid AS uid,
       s.label_fr AS label_fr,
       CASE WHEN s.members >= $small_count THEN s.members ELSE null END AS member_count,
       competency_uids
ORDER BY s.members DESC, uid
