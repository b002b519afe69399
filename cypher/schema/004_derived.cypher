// What `refresh` writes is found by its key, and tables of statistics by what they count.
//
// mode: schema
CREATE CONSTRAINT derivation_uid_unique IF NOT EXISTS FOR (n:Derivation) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT community_suggestion_uid_unique IF NOT EXISTS FOR (n:CommunitySuggestion) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT flow_cell_uid_unique IF NOT EXISTS FOR (n:FlowCell) REQUIRE n.uid IS UNIQUE;
CREATE INDEX flow_cell_dimension IF NOT EXISTS FOR (n:FlowCell) ON (n.dimension);
CREATE CONSTRAINT usual_sequence_uid_unique IF NOT EXISTS FOR (n:UsualSequence) REQUIRE n.uid IS UNIQUE;
CREATE INDEX usual_sequence_dimension IF NOT EXISTS FOR (n:UsualSequence) ON (n.dimension);
CREATE CONSTRAINT career_tree_uid_unique IF NOT EXISTS FOR (n:CareerTree) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT flow_table_uid_unique IF NOT EXISTS FOR (n:FlowTable) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT published_table_uid_unique IF NOT EXISTS FOR (n:PublishedTable) REQUIRE n.uid IS UNIQUE;
CREATE CONSTRAINT statistics_version_uid_unique IF NOT EXISTS FOR (n:StatisticsVersion) REQUIRE n.uid IS UNIQUE;
