// Writes on each of some corps which one succeeds it last, and whether it is retired: another succeeds it.
//
// mode: write
// param uids: LIST<STRING> = ['crp-01']
UNWIND $uids AS uid
MATCH (n:Corps {uid: uid})
OPTIONAL MATCH (n)-[:SUCCEEDED_BY*1..20]->(last:Corps)
WHERE NOT EXISTS { (last)-[:SUCCEEDED_BY]->(:Corps) }
WITH n, collect(last.uid)[0] AS successor_uid
SET n.successor_uid = successor_uid,
    n.retired = successor_uid IS NOT NULL
