// Writes on each training the names by which it is found: its own, and the words of those of what it teaches.
//
// A bar stands at the ends of a whole name: those of what is taught lose it, so that a training of that name comes first.
//
// mode: write
// param uids: LIST<STRING> = ['trn-01']
UNWIND $uids AS uid
MATCH (n:Training {uid: uid})
OPTIONAL MATCH (n)-[:TEACHES]->(c:Competency)
WITH n, c
ORDER BY n.uid, c.uid
WITH n, collect(c.search_text) AS taught
SET n.search_text = n.search_own + reduce(text = '', names IN taught | text + replace(names, '|', ' '))
