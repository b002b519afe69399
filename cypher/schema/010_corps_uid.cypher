// A corps is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT corps_uid_unique IF NOT EXISTS
FOR (n:Corps) REQUIRE n.uid IS UNIQUE
