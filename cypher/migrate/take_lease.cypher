// The lease on the schema, when it is free, ours already, or its time is over; else no row.
//
// The first SET takes the lock of the node, so that two who ask at once are answered in turn.
//
// mode: write
// param holder: STRING = 'a-process'
// param now: INTEGER = 1772409600000
// param until: INTEGER = 1772409630000
// returns holder: STRING
MERGE (l:MigrationLease {uid: 'schema'})
SET l.asked_at = $now
WITH l
WHERE l.holder IS NULL OR l.holder = $holder OR l.until < $now
SET l.holder = $holder, l.until = $until
RETURN l.holder AS holder
