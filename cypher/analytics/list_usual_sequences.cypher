// The sequences of so many steps that careers went through most often, as `refresh` found that they may be told.
//
// mode: read
// param dimension: STRING = 'OCCUPATION'
// param steps: INTEGER = 3
// param limit: INTEGER = 20
// returns step_keys: LIST<STRING>
// returns step_labels: LIST<STRING>
// returns times: INTEGER
// returns median_months: INTEGER
MATCH (s:UsualSequence {dimension: $dimension})
WHERE s.steps = $steps
WITH s
ORDER BY s.times DESC, s.uid
LIMIT $limit
RETURN s.step_keys AS step_keys,
       s.step_labels AS step_labels,
       s.times AS times,
       s.median_months AS median_months
