// Corps nodes are found by the words of their names, folded.
//
// mode: schema
CREATE FULLTEXT INDEX Corps_search IF NOT EXISTS FOR (n:Corps) ON EACH [n.search_text]
