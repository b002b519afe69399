// The blocks of moves between the keys of a dimension that are of some years.
//
// `refresh` cut them of agents who agreed to statistics: each holds enough people to be told, or comes
// without its moves.
//
// mode: read
// param dimension: STRING = 'OCCUPATION'
// param since: INTEGER NULL = 2015
// param until: INTEGER NULL = null
// param digital_only: BOOLEAN = true
// returns from_key: STRING
// returns from_label: STRING
// returns to_key: STRING
// returns to_label: STRING
// returns first_year: INTEGER
// returns last_year: INTEGER
// returns months: LIST<INTEGER> NULL
MATCH (c:FlowCell {dimension: $dimension})
WHERE ($since IS NULL OR c.last_year >= $since)
  AND ($until IS NULL OR c.first_year <= $until)
  AND (($digital_only AND c.in_digital) OR (NOT $digital_only AND c.in_all))
WITH c
ORDER BY c.from_key, c.to_key, c.first_year, c.last_year, c.uid
RETURN c.from_key AS from_key,
       c.from_label AS from_label,
       c.to_key AS to_key,
       c.to_label AS to_label,
       c.first_year AS first_year,
       c.last_year AS last_year,
       c.months AS months
