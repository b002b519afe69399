// Occupation nodes are found by the words of their names, folded.
//
// mode: schema
CREATE FULLTEXT INDEX Occupation_search IF NOT EXISTS FOR (n:Occupation) ON EACH [n.search_text]
