// The keys of the corps, a page at a time, in order.
//
// Refresh walks the graph in pages, so that no transaction grows with the graph.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
MATCH (n:Corps)
WHERE n.uid > $after
RETURN n.uid AS uid
ORDER BY uid
LIMIT $limit
