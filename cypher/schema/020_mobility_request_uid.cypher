// A mobility request is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT mobility_request_uid_unique IF NOT EXISTS
FOR (n:MobilityRequest) REQUIRE n.uid IS UNIQUE
