// An assignment is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT assignment_uid_unique IF NOT EXISTS
FOR (n:Assignment) REQUIRE n.uid IS UNIQUE
