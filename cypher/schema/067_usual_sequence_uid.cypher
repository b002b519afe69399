// A usual sequence is found by its steps, and no two have the same.
//
// mode: schema
CREATE CONSTRAINT usual_sequence_uid_unique IF NOT EXISTS
FOR (n:UsualSequence) REQUIRE n.uid IS UNIQUE
