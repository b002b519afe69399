// Writes the whole list of what a post states that it requires: what it does not name goes.
//
// Nothing happens without the `RequirementChange` of post/note_requirements_change. What is new, or asks
// for another level or importance than before, is stated from `restated_on` on: candidates are ranked by the
// requirements whose `stated_on` is not after the day on which the vacancy opened
// (candidates/rank). What says the same as before keeps its day, also where it was inferred, unless that
// day is to come. Of the levels of a competency that are stated here by posts with an organisation in common above
// them, two count at once at most: a further one waits `wait_days` more, whichever post states it, since a
// recruiter who ranks the same people at every level reads the level of each.
//
// What was dismissed before is required again. Without any, the post inherits what its occupation needs once more,
// by the statements of `refresh` that come after this one. `w` stays until they weigh it again, so that the post is never without.
//
// mode: write
// param uid: STRING = 'pst-01'
// param change_uid: STRING = 'chg-01'
// param competency_uids: LIST<STRING> = ['cmp-01']
// param rows: LIST<MAP> = []
// param today: STRING = '2026-03-02'
// param wait_days: INTEGER = 90
MATCH (p:Post {uid: $uid})-[:RESTATED]->(:RequirementChange {uid: $change_uid})
OPTIONAL MATCH (p)-[old:REQUIRES {derived: false}]->(c:Competency)
WHERE NOT c.uid IN $competency_uids
DELETE old
WITH DISTINCT p
OPTIONAL MATCH (p)-[t:DOES_WITHOUT]->(c:Competency)
WHERE c.uid IN $competency_uids
DELETE t
WITH DISTINCT p
UNWIND $rows AS row
MATCH (c:Competency {uid: row.competency_uid})
WITH p, row, c, [(c)<-[r:REQUIRES]-(q:Post)
       WHERE q.uid <> p.uid AND r.stated_on <= p.restated_on AND any(o IN q.above WHERE o IN p.above)
       | coalesce(r.level, 1)]
     + [(c)<-[k:REPLACED]-(:RequirementChange)<-[:RESTATED]-(q:Post)
       WHERE k.stated_on < k.until
         AND k.until > date($today) - duration({days: $wait_days}) AND any(o IN q.above WHERE o IN p.above)
       | coalesce(k.level, 1)] AS levels
WITH p, row, c, CASE
       WHEN coalesce(row.level, 1) IN levels OR all(one IN levels WHERE one = levels[0]) THEN p.restated_on
       ELSE p.restated_on + duration({days: $wait_days})
     END AS counts_from
MERGE (p)-[r:REQUIRES]->(c)
ON CREATE SET r.stated_on = counts_from
ON MATCH SET r.stated_on = CASE
      WHEN coalesce(row.level, 0) = coalesce(r.level, 0)
        AND row.importance = coalesce(r.importance, 'ESSENTIAL')
        AND (r.stated_on IS NULL OR r.stated_on <= date($today)) THEN r.stated_on
      ELSE counts_from
    END
SET r.level = row.level,
    r.importance = row.importance,
    r.origin = 'DECLARED',
    r.confidence = 1.0,
    r.quote = null,
    r.sources = ['api'],
    r.derived = false
