// Writes on each organisation the ministry it belongs to, itself when it is one.
//
// mode: write
// param uids: LIST<STRING> = ['org-01']
UNWIND $uids AS uid
MATCH (o:Organisation {uid: uid})
OPTIONAL MATCH path = (o)-[:PART_OF*0..8]->(m:Organisation {kind: 'MINISTRY'})
WITH o, m, length(path) AS distance
ORDER BY o.uid, distance, m.uid
WITH o, collect(m.uid)[0] AS ministry_uid
SET o.ministry_uid = ministry_uid
