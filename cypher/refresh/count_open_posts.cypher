// How many posts have a vacancy that is neither filled nor withdrawn: the N of the rarity of terms.
//
// mode: read
// returns open_posts: INTEGER
RETURN COUNT { MATCH (:Open) } AS open_posts
