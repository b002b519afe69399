// Post nodes are found by the words of their names, folded.
//
// mode: schema
CREATE FULLTEXT INDEX Post_search IF NOT EXISTS FOR (n:Post) ON EACH [n.search_text]
