// How many posts and occupations there are: the N of idf.
//
// mode: read
// returns documents: INTEGER
RETURN COUNT { MATCH (:Post) } + COUNT { MATCH (:Occupation) } AS documents
