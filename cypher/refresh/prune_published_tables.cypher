// Takes back the tables of every version of the statistics but one.
//
// mode: write
// param kept: INTEGER = 1
MATCH (t:PublishedTable)
WHERE t.version IS NULL OR t.version <> $kept
DELETE t
