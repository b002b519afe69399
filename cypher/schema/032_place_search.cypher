// Place nodes are found by the words of their names, folded.
//
// mode: schema
CREATE FULLTEXT INDEX Place_search IF NOT EXISTS FOR (n:Place) ON EACH [n.search_text]
