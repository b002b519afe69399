// An agent is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT agent_uid_unique IF NOT EXISTS
FOR (n:Agent) REQUIRE n.uid IS UNIQUE
