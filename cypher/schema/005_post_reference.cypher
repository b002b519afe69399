// A post is looked up by the reference of its vacancy notice, which other systems give.
//
// mode: schema
CREATE INDEX post_reference IF NOT EXISTS FOR (n:Post) ON (n.reference)
