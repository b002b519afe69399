// The words of posts and names are terms; those that begin alike are neighbours in its index.
//
// mode: schema
CREATE CONSTRAINT term_uid_unique IF NOT EXISTS FOR (n:Term) REQUIRE n.uid IS UNIQUE;
