// A mark of change is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT change_uid_unique IF NOT EXISTS
FOR (n:Change) REQUIRE n.uid IS UNIQUE
