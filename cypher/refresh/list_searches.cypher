// The keys of the searches that found nothing, a page at a time, in order.
//
// Refresh walks the graph in pages, so that no transaction grows with the graph.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
MATCH (e:SearchEvent)
WHERE e.uid > $after
RETURN e.uid AS uid
ORDER BY uid
LIMIT $limit
