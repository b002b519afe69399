// A block of moves is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT flow_cell_uid_unique IF NOT EXISTS
FOR (n:FlowCell) REQUIRE n.uid IS UNIQUE
