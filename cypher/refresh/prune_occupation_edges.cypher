// Takes back what is no longer derived between some occupations and others.
//
// Each row holds where the edges of one occupation still go, by their type.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MATCH (:Occupation {uid: row.from_uid})-[r:WALK|TRANSITION|LEADS_TO|MOVED_TO]->(to:Occupation)
WHERE NOT to.uid IN CASE type(r)
  WHEN 'WALK' THEN row.walks
  WHEN 'TRANSITION' THEN row.transitions
  WHEN 'LEADS_TO' THEN row.steps
  ELSE row.moves
END
DELETE r
