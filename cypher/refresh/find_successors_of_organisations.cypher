// Writes on each of some organisations which one succeeds it last, and whether it is retired: another replaces it or it is no more.
//
// mode: write
// param uids: LIST<STRING> = ['org-01']
// param as_of: STRING = '2026-03-02'
UNWIND $uids AS uid
MATCH (n:Organisation {uid: uid})
OPTIONAL MATCH (n)-[:SUCCEEDED_BY*1..20]->(last:Organisation)
WHERE NOT EXISTS { (last)-[:SUCCEEDED_BY]->(:Organisation) }
WITH n, collect(last.uid)[0] AS successor_uid
SET n.successor_uid = successor_uid,
    n.retired = successor_uid IS NOT NULL OR coalesce(n.valid_to < date($as_of), false)
