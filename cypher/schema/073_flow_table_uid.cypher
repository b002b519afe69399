// A table of flows is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT flow_table_uid_unique IF NOT EXISTS
FOR (n:FlowTable) REQUIRE n.uid IS UNIQUE
