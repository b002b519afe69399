// A table of a version of the statistics is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT published_table_uid_unique IF NOT EXISTS
FOR (n:PublishedTable) REQUIRE n.uid IS UNIQUE
