// Makes the version of the statistics an old one: the next refresh publishes another, whoever changed.
//
// mode: write
MATCH (v:StatisticsVersion)
SET v.as_of = date('2000-01-01')
