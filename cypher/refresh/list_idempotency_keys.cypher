// The idempotency keys, a page at a time, in order.
//
// Refresh walks the graph in pages, so that no transaction grows with the graph.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
MATCH (k:IdempotencyKey)
WHERE k.uid > $after
RETURN k.uid AS uid
ORDER BY uid
LIMIT $limit
