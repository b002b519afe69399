// An endorsement is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT endorsement_uid_unique IF NOT EXISTS
FOR (n:Endorsement) REQUIRE n.uid IS UNIQUE
