// Writes on assignments when their spell began, and whether they stand for one that counts.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (s:Assignment {uid: row.uid})
SET s.since = date(row.since),
    s.main = row.main
