// Writes blocks of moves between the keys of a dimension; of few people only their years.
//
// mode: write
// param dimension: STRING = 'OCCUPATION'
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (c:FlowCell {uid: row.uid})
SET c.dimension = $dimension,
    c.from_key = row.from_key,
    c.from_label = row.from_label,
    c.to_key = row.to_key,
    c.to_label = row.to_label,
    c.first_year = row.first_year,
    c.last_year = row.last_year,
    c.in_digital = row.in_digital,
    c.in_all = row.in_all,
    c.months = row.months
