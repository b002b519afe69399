// Organisation nodes are found by the words of their names, folded.
//
// mode: schema
CREATE FULLTEXT INDEX Organisation_search IF NOT EXISTS FOR (n:Organisation) ON EACH [n.search_text]
