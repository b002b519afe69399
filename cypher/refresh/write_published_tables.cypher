// Writes tables of the version of the statistics that is being counted: nobody reads them before it is published.
//
// mode: write
// param version: INTEGER = 1
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (t:PublishedTable {uid: row.uid})
SET t.version = $version,
    t.content = row.content
