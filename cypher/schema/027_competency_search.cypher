// Competency nodes are found by the words of their names, folded.
//
// mode: schema
CREATE FULLTEXT INDEX Competency_search IF NOT EXISTS FOR (n:Competency) ON EACH [n.search_text]
