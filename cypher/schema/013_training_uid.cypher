// A training is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT training_uid_unique IF NOT EXISTS
FOR (n:Training) REQUIRE n.uid IS UNIQUE
