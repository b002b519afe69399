// Hides whoever hides from an organisation that was replaced from its last successor too, unless they took that back.
//
// mode: write
// param uids: LIST<STRING> = ['org-01']
UNWIND $uids AS uid
MATCH (n:Organisation {uid: uid})
WHERE n.successor_uid IS NOT NULL
MATCH (n)<-[:HIDDEN_FROM]-(a:Agent)
MATCH (last:Organisation {uid: n.successor_uid})
WHERE NOT EXISTS { (a)-[:TOOK_BACK {what: 'HIDDEN_FROM'}]->(last) }
MERGE (a)-[:HIDDEN_FROM]->(last)
