// Two communities that could be made.
UNWIND ['sug-01', 'sug-02'] AS uid
MATCH (c:Competency {uid: 'cmp-rust'})
MERGE (s:CommunitySuggestion {uid: uid})
MERGE (s)-[:ABOUT]->(c)
