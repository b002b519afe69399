// An introduction is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT introduction_uid_unique IF NOT EXISTS
FOR (n:Introduction) REQUIRE n.uid IS UNIQUE
