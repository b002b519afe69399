// Writes trees of careers, each of sequences that enough people went through to be told.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (t:CareerTree {uid: row.uid})
SET t.first_year = row.first_year,
    t.last_year = row.last_year,
    t.withheld = row.withheld,
    t.steps = row.steps,
    t.from_uids = row.from_uids,
    t.to_uids = row.to_uids,
    t.counts = row.counts,
    t.months = row.months
