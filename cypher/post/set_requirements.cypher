// Writes the whole list of what a post of the viewer's tree requires: what it does not name goes.
//
// Without any, the post inherits what its occupation needs once more, by the statements of `refresh`
// that come after this one. `w` stays until they weigh it again, so that the post is never without.
//
// mode: write
// param uid: STRING = 'pst-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param competency_uids: LIST<STRING> = ['cmp-01']
// param rows: LIST<MAP> = []
MATCH (p:Post {uid: $uid})-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF*0..8]->(:Organisation {uid: $viewer_organisation})
  }
SET p.norm = p.norm
WITH p
OPTIONAL MATCH (p)-[old:REQUIRES]->(c:Competency)
WHERE NOT c.uid IN $competency_uids
DELETE old
WITH DISTINCT p
UNWIND $rows AS row
MATCH (c:Competency {uid: row.competency_uid})
MERGE (p)-[r:REQUIRES]->(c)
SET r.level = row.level,
    r.importance = row.importance,
    r.origin = 'DECLARED',
    r.confidence = 1.0,
    r.derived = false
