// The searches of the same words, in the same list, on the same day are one node.
//
// mode: schema
CREATE CONSTRAINT search_event_uid_unique IF NOT EXISTS
FOR (n:SearchEvent) REQUIRE n.uid IS UNIQUE
