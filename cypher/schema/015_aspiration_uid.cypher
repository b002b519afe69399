// An aspiration is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT aspiration_uid_unique IF NOT EXISTS
FOR (n:Aspiration) REQUIRE n.uid IS UNIQUE
