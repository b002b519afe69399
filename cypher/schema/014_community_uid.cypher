// A community is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT community_uid_unique IF NOT EXISTS
FOR (n:Community) REQUIRE n.uid IS UNIQUE
