// Makes the version of the statistics look interrupted: the next refresh publishes another one, whoever changed.
//
// mode: write
MATCH (v:StatisticsVersion)
SET v.complete = false
