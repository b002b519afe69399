// A derivation is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT derivation_uid_unique IF NOT EXISTS
FOR (n:Derivation) REQUIRE n.uid IS UNIQUE
