// Agents and the corps each belongs to, and the rows older than what the person said themselves.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before. But grade,
// wish to move and day of mobility stay as the person said them, or as a dated row did, unless the row
// fills them and was recorded later. A row that says something else there is returned, with the first
// such column; its other columns are written.
//
// mode: write
// param rows: LIST<MAP> = []
// returns uid: STRING
// returns stale_column: STRING
// returns said_at: STRING
UNWIND $rows AS row
MERGE (n:Agent {uid: row.uid})
ON CREATE SET n.norm = null, n.occupation_uid = null, n.family = null, n.ministry_uid = null,
              n.position_since = null,
              n.career = null, n.career_rarities = null, n.consents_at = null, n.cell = null,
              n.grade_said_at = null, n.move_intent_said_at = null, n.mobile_from_said_at = null,
              n.wants_said_at = null, n.aspirations_said_at = null
WITH n, row,
     coalesce(n.grade_said_at >= coalesce(row.recorded_at, ''), false) AS grade_older,
     coalesce(n.move_intent_said_at >= coalesce(row.recorded_at, ''), false) AS intent_older,
     coalesce(n.mobile_from_said_at >= coalesce(row.recorded_at, ''), false) AS mobile_older
WITH n, row, grade_older, intent_older, mobile_older,
     CASE
       WHEN grade_older AND row.grade IS NOT NULL AND row.grade <> coalesce(n.grade, '')
         THEN 'grade'
       WHEN intent_older AND row.move_intent IS NOT NULL AND row.move_intent <> coalesce(n.move_intent, '')
         THEN 'move_intent'
       WHEN mobile_older AND row.mobile_from IS NOT NULL
         AND row.mobile_from <> coalesce(toString(n.mobile_from), '')
         THEN 'mobile_from'
       ELSE null
     END AS stale_column,
     grade_older OR (n.grade_said_at IS NOT NULL AND row.grade IS NULL) AS keeps_grade,
     intent_older OR (n.move_intent_said_at IS NOT NULL AND row.move_intent IS NULL) AS keeps_intent,
     mobile_older OR (n.mobile_from_said_at IS NOT NULL AND row.mobile_from IS NULL) AS keeps_mobile
WITH n, row, keeps_grade, keeps_intent, keeps_mobile, stale_column,
     CASE stale_column
       WHEN 'grade' THEN n.grade_said_at
       WHEN 'move_intent' THEN n.move_intent_said_at
       ELSE n.mobile_from_said_at
     END AS said_at
SET n.sources = CASE WHEN row.stated_by IN coalesce(n.sources, []) THEN n.sources
      ELSE coalesce(n.sources, []) + row.stated_by END,
    n.display_name = row.display_name,
    n.status = row.status,
    n.category = row.category,
    n.grade = CASE WHEN keeps_grade THEN n.grade ELSE row.grade END,
    n.grade_said_at = CASE
      WHEN keeps_grade OR row.grade IS NULL THEN n.grade_said_at ELSE row.recorded_at END,
    n.move_intent = CASE WHEN keeps_intent THEN n.move_intent ELSE row.move_intent END,
    n.move_intent_said_at = CASE
      WHEN keeps_intent OR row.move_intent IS NULL THEN n.move_intent_said_at ELSE row.recorded_at END,
    n.mobile_from = CASE WHEN keeps_mobile THEN n.mobile_from ELSE date(row.mobile_from) END,
    n.mobile_from_said_at = CASE
      WHEN keeps_mobile OR row.mobile_from IS NULL THEN n.mobile_from_said_at ELSE row.recorded_at END,
    n.email = row.email,
    n.search_text = row.search_text,
    n.sort_text = row.sort_text,
    n.aliases = CASE WHEN size(coalesce(row.merged_uids, [])) = 0 THEN n.aliases
      ELSE coalesce(n.aliases, []) + [u IN row.merged_uids WHERE NOT u IN coalesce(n.aliases, []) AND u <> row.uid] END
WITH DISTINCT n, row, stale_column, said_at
OPTIONAL MATCH (n)-[old:BELONGS_TO]->(was)
WHERE row.corps_uid IS NULL OR was.uid <> row.corps_uid
DELETE old
WITH DISTINCT n, row, stale_column, said_at
OPTIONAL MATCH (to:Corps {uid: row.corps_uid})
FOREACH (one IN CASE WHEN to IS NULL THEN [] ELSE [to] END |
  MERGE (n)-[k:BELONGS_TO]->(one) SET k.recorded_uid = null)
WITH DISTINCT row.uid AS uid, stale_column, said_at
WHERE stale_column IS NOT NULL
RETURN uid,
       stale_column,
       said_at
