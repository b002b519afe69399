// How much the words of the title of some open posts say: D + smoothing · √D, with D the sum of their idf².
//
// The root keeps a title of one common word from being said in full by everybody who has that word.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
// param smoothing: FLOAT = 3.0
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[s:SAYS]->(t:Term)
WHERE s.weight = 1.0
WITH p, sum(t.idf * t.idf) AS said
SET p.title_demand = toFloat(said + $smoothing * sqrt(toFloat(said)))
