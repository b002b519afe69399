// The key of the post with a reference.
//
// mode: read
// param reference: STRING = '2026-0001'
// returns uid: STRING
MATCH (p:Post {reference: $reference})
RETURN p.uid AS uid
ORDER BY uid
LIMIT 1
