// A change of what a post states is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT requirement_change_uid_unique IF NOT EXISTS
FOR (n:RequirementChange) REQUIRE n.uid IS UNIQUE
