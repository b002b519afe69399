// The trainings that teach what one occupation needs and another does not, for some pairs.
//
// What it replaced counts as what is needed. Those that teach the most of it come first, then the shortest.
//
// mode: read
// param pairs: LIST<MAP> = []
// returns from_uid: STRING
// returns to_uid: STRING
// returns uid: STRING
UNWIND $pairs AS pair
MATCH (a:Occupation {uid: pair.from_uid})
MATCH (b:Occupation {uid: pair.to_uid})-[:NEEDS]->(c:Competency)<-[:SUCCEEDED_BY*0..8]-(:Competency)<-[:TEACHES]-(n:Training)
WHERE NOT EXISTS { MATCH (a)-[:NEEDS]->(c) }
WITH a, b, n, count(DISTINCT c) AS taught
ORDER BY a.uid, b.uid, taught DESC, n.hours, n.uid
RETURN a.uid AS from_uid,
       b.uid AS to_uid,
       n.uid AS uid
