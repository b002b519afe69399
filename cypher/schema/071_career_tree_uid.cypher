// A tree of careers is found by its root and direction, and no two share them.
//
// mode: schema
CREATE CONSTRAINT career_tree_uid_unique IF NOT EXISTS
FOR (n:CareerTree) REQUIRE n.uid IS UNIQUE
