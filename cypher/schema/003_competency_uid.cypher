// A competency is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT competency_uid_unique IF NOT EXISTS
FOR (n:Competency) REQUIRE n.uid IS UNIQUE
