// A post is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT post_uid_unique IF NOT EXISTS
FOR (n:Post) REQUIRE n.uid IS UNIQUE
