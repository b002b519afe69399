// The post with a reference.
//
// mode: read
// param reference: STRING = 'DINUM-2026-001'
// returns uid: STRING
MATCH (p:Post {reference: $reference})
RETURN p.uid AS uid
ORDER BY uid
LIMIT 1
