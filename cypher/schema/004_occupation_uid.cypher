// An occupation is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT occupation_uid_unique IF NOT EXISTS
FOR (n:Occupation) REQUIRE n.uid IS UNIQUE
