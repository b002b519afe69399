// A post with a key of its own and always the same reference.
//
// mode: write
MATCH (p:Post)
WITH count(p) AS posts
CREATE (:Post {uid: 'p-' + toString(posts), reference: 'R1'})
