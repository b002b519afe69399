// Of assignments of some agents that have no end, those that another on another post followed end the day before it.
//
// Two are on one post where both name it, or else have the same organisation, occupation and title: one is the
// extension of the other, and none ends. Two that begin on one day follow neither.
//
// mode: write
// param uids: LIST<STRING> = []
// returns uid: STRING
// returns ended_on: STRING
// returns next_uid: STRING
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment)
WHERE s.`end` IS NULL
OPTIONAL MATCH (s)-[:ON]->(p)
OPTIONAL MATCH (s)-[:AT]->(o)
OPTIONAL MATCH (s)-[:AS]->(c)
WITH a, s, p.uid AS post, coalesce(o.uid, '') + '|' + coalesce(c.uid, '') + '|' + coalesce(s.title_fr, '') AS work
WITH a, collect({uid: s.uid, start: toString(s.start), post: post, work: work}) AS held
WHERE size(held) > 1
UNWIND held AS one
UNWIND held AS next
WITH one, next
WHERE next.start > one.start
  AND CASE WHEN one.post IS NULL OR next.post IS NULL THEN one.work <> next.work ELSE one.post <> next.post END
WITH one.uid AS uid, next
ORDER BY next.start, next.uid
WITH uid, collect({start: next.start, uid: next.uid}) AS followed
WITH uid, followed[0] AS first
MATCH (s:Assignment {uid: uid})
WITH s, uid, date(first.start) - duration({days: 1}) AS ended, first.uid AS next_uid
SET s.`end` = ended
RETURN uid, toString(ended) AS ended_on, next_uid
ORDER BY uid
