// Takes the mark of open posts away from those that are no longer open.
//
// mode: write
// param uids: LIST<STRING> = ['pst-01']
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
OPTIONAL MATCH (p)-[o:OPEN_AS]->(v:Vacancy)
WHERE NOT v.state IN ['VACANT', 'LIKELY_VACANT'] OR NOT EXISTS { (p)<-[:FOR]-(v) }
DELETE o
WITH DISTINCT p
WHERE NOT EXISTS { (p)-[:OPEN_AS]->(:Vacancy) }
REMOVE p:Open
