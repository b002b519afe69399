// Writes the whole list of what a post states that it requires: what it does not name goes.
//
// Nothing happens without the `RequirementChange` of post/note_requirements_change. What is new, or asks
// for another level or importance than before, is stated from `restated_on` on: candidates are ranked by the
// requirements whose `stated_on` is not after the day on which the vacancy opened
// (mobility/rank_agents_for_post). What says the same as before keeps its day, also where it was inferred.
//
// Without any, the post inherits what its occupation needs once more, by the statements of `refresh`
// that come after this one. `w` stays until they weigh it again, so that the post is never without.
//
// mode: write
// param uid: STRING = 'pst-01'
// param change_uid: STRING = 'chg-01'
// param competency_uids: LIST<STRING> = ['cmp-01']
// param rows: LIST<MAP> = []
MATCH (p:Post {uid: $uid})-[:RESTATED]->(:RequirementChange {uid: $change_uid})
OPTIONAL MATCH (p)-[old:REQUIRES {derived: false}]->(c:Competency)
WHERE NOT c.uid IN $competency_uids
DELETE old
WITH DISTINCT p
UNWIND $rows AS row
MATCH (c:Competency {uid: row.competency_uid})
MERGE (p)-[r:REQUIRES]->(c)
ON CREATE SET r.stated_on = p.restated_on
ON MATCH SET r.stated_on = CASE
      WHEN coalesce(row.level, 0) = coalesce(r.level, 0)
        AND row.importance = coalesce(r.importance, 'ESSENTIAL') THEN r.stated_on
      ELSE p.restated_on
    END
SET r.level = row.level,
    r.importance = row.importance,
    r.origin = 'DECLARED',
    r.confidence = 1.0,
    r.derived = false
