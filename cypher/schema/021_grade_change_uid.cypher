// A grade change is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT grade_change_uid_unique IF NOT EXISTS
FOR (n:GradeChange) REQUIRE n.uid IS UNIQUE
