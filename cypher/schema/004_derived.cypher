// What `refresh` writes is found by its key, and tables of statistics by what they count.
//
// mode: schema
CREATE CONSTRAINT derivation_uid_unique IF NOT EXISTS FOR (n:Derivation) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT community_suggestion_uid_unique IF NOT EXISTS FOR (n:CommunitySuggestion) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT published_table_uid_unique IF NOT EXISTS FOR (n:PublishedTable) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT statistics_version_uid_unique IF NOT EXISTS FOR (n:StatisticsVersion) REQUIRE n.uid IS UNIQUE;
