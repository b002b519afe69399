// A place is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT place_uid_unique IF NOT EXISTS
FOR (n:Place) REQUIRE n.uid IS UNIQUE
