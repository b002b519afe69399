// A feedback is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT feedback_uid_unique IF NOT EXISTS
FOR (n:Feedback) REQUIRE n.uid IS UNIQUE
