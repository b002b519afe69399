// No two posts share the reference of a vacancy notice.
//
// mode: schema
CREATE CONSTRAINT post_reference_unique IF NOT EXISTS
FOR (n:Post) REQUIRE n.reference IS UNIQUE
