// Training nodes are found by the words of their names, folded.
//
// mode: schema
CREATE FULLTEXT INDEX Training_search IF NOT EXISTS FOR (n:Training) ON EACH [n.search_text]
