// Names and aliases are searched as folded text.
//
// mode: schema
CREATE FULLTEXT INDEX Competency_search IF NOT EXISTS FOR (n:Competency) ON EACH [n.search_text];
CREATE FULLTEXT INDEX Occupation_search IF NOT EXISTS FOR (n:Occupation) ON EACH [n.search_text];
CREATE FULLTEXT INDEX Organisation_search IF NOT EXISTS FOR (n:Organisation) ON EACH [n.search_text];
CREATE FULLTEXT INDEX Community_search IF NOT EXISTS FOR (n:Community) ON EACH [n.search_text];
CREATE FULLTEXT INDEX Corps_search IF NOT EXISTS FOR (n:Corps) ON EACH [n.search_text];
CREATE FULLTEXT INDEX Place_search IF NOT EXISTS FOR (n:Place) ON EACH [n.search_text];
CREATE FULLTEXT INDEX Training_search IF NOT EXISTS FOR (n:Training) ON EACH [n.search_text];
CREATE FULLTEXT INDEX Post_search IF NOT EXISTS FOR (n:Post) ON EACH [n.search_text];
