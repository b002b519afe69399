// Changes the days of a vacancy of the viewer's tree that is open or will be: the outcome says whether it is.
//
// No row for a vacancy of another tree. The post is locked before its vacancy is read. `said` are the columns of
// vacancies.csv that are said; the others stay, and an import leaves alone what was said here.
//
// mode: write
// param uid: STRING = 'vac-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param said: LIST<STRING> = ['apply_by']
// param apply_by: STRING NULL = '2026-04-01'
// param vacant_from: STRING NULL = null
// param today: STRING = '2026-03-02'
// returns outcome: STRING
MATCH (v:Vacancy {uid: $uid})-[:FOR]->(p:Post)-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
SET p.weight = p.weight
WITH DISTINCT v, CASE
       WHEN v.state IN ['VACANT', 'LIKELY_VACANT']
         AND (v.filled_on IS NULL OR v.filled_on > date($today))
         AND (v.withdrawn_on IS NULL OR v.withdrawn_on > date($today))
         AND (v.apply_by IS NULL OR v.apply_by >= date($today)) THEN 'CHANGED'
       ELSE 'CLOSED'
     END AS outcome
FOREACH (one IN CASE WHEN outcome = 'CHANGED' THEN [v] ELSE [] END |
  SET one.said = [column IN coalesce(one.said, []) WHERE NOT column IN $said] + $said,
      one.apply_by = CASE WHEN 'apply_by' IN $said THEN date($apply_by) ELSE one.apply_by END,
      one.vacant_from = CASE WHEN 'vacant_from' IN $said THEN date($vacant_from) ELSE one.vacant_from END)
RETURN outcome
