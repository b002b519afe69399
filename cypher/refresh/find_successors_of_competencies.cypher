// Writes on each of some competencies which one succeeds it last, and whether it is retired: another replaces it or it is no longer valid.
//
// mode: write
// param uids: LIST<STRING> = ['cmp-01']
// param as_of: STRING = '2026-03-02'
UNWIND $uids AS uid
MATCH (n:Competency {uid: uid})
OPTIONAL MATCH (n)-[:SUCCEEDED_BY*1..20]->(last:Competency)
WHERE NOT EXISTS { (last)-[:SUCCEEDED_BY]->(:Competency) }
WITH n, collect(last.uid)[0] AS successor_uid
SET n.successor_uid = successor_uid,
    n.retired = successor_uid IS NOT NULL OR coalesce(n.valid_to < date($as_of), false)
