// A testimony is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT testimony_uid_unique IF NOT EXISTS
FOR (n:Testimony) REQUIRE n.uid IS UNIQUE
