// A suggested community is found by its key, and no two share one.
//
// mode: schema
CREATE CONSTRAINT community_suggestion_uid_unique IF NOT EXISTS
FOR (n:CommunitySuggestion) REQUIRE n.uid IS UNIQUE
