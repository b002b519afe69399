// There is one version of the statistics at a time.
//
// mode: schema
CREATE CONSTRAINT statistics_version_uid_unique IF NOT EXISTS
FOR (n:StatisticsVersion) REQUIRE n.uid IS UNIQUE
