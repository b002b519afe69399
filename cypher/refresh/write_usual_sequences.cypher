// Writes the sequences of a dimension that enough people went through to be told.
//
// mode: write
// param dimension: STRING = 'OCCUPATION'
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (s:UsualSequence {uid: row.uid})
SET s.dimension = $dimension,
    s.steps = row.steps,
    s.step_keys = row.step_keys,
    s.step_labels = row.step_labels,
    s.times = row.times,
    s.median_months = row.median_months
