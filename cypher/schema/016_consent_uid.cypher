// A consent is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT consent_uid_unique IF NOT EXISTS
FOR (n:Consent) REQUIRE n.uid IS UNIQUE
