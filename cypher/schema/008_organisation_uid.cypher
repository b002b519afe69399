// An organisation is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT organisation_uid_unique IF NOT EXISTS
FOR (n:Organisation) REQUIRE n.uid IS UNIQUE
