// Community nodes are found by the words of their names, folded.
//
// mode: schema
CREATE FULLTEXT INDEX Community_search IF NOT EXISTS FOR (n:Community) ON EACH [n.search_text]
