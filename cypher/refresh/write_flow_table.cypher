// Writes the table of flows between the keys of a dimension; of blocks of few people only their years.
//
// mode: write
// param uid: STRING = 'OCCUPATION:DIGITAL'
// param table: MAP = {}
MERGE (t:FlowTable {uid: $uid})
SET t.keys = $table.keys,
    t.labels_fr = $table.labels_fr,
    t.from_at = $table.from_at,
    t.to_at = $table.to_at,
    t.first_years = $table.first_years,
    t.last_years = $table.last_years,
    t.moves = $table.moves,
    t.months = $table.months
