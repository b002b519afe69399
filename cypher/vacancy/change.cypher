// Changes the state of a vacancy of the viewer's tree, unless it is closed or so already: the outcome says so.
//
// No row for a vacancy of another tree. The post is locked before its vacancy is read. `on` is the day
// on which somebody was found or the post was withdrawn; for a vacancy that stays open, the day from
// which nobody holds the post. `closed_on` is the day on which it was closed here, whatever `on` says.
//
// mode: write
// param uid: STRING = 'vac-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param state: STRING = 'FILLED'
// param on: STRING NULL = '2026-03-02'
// param today: STRING = '2026-03-02'
// returns outcome: STRING
MATCH (v:Vacancy {uid: $uid})-[:FOR]->(p:Post)-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
SET p.weight = p.weight
WITH v, CASE
       WHEN NOT v.state IN ['VACANT', 'LIKELY_VACANT'] THEN 'CLOSED'
       WHEN v.state = $state AND $on IS NULL THEN 'SAME'
       ELSE 'CHANGED'
     END AS outcome
FOREACH (one IN CASE WHEN outcome = 'CHANGED' THEN [v] ELSE [] END |
  SET one.state = $state, one.sources = ['api'])
FOREACH (one IN CASE WHEN outcome = 'CHANGED' AND $state IN ['FILLED', 'WITHDRAWN'] THEN [v] ELSE [] END |
  SET one.closed_on = date($today))
FOREACH (one IN CASE WHEN outcome = 'CHANGED' AND $state = 'FILLED' THEN [v] ELSE [] END |
  SET one.filled_on = date($on))
FOREACH (one IN CASE WHEN outcome = 'CHANGED' AND $state = 'WITHDRAWN' THEN [v] ELSE [] END |
  SET one.withdrawn_on = date($on))
FOREACH (one IN CASE
    WHEN outcome = 'CHANGED' AND $state IN ['VACANT', 'LIKELY_VACANT'] AND $on IS NOT NULL
      THEN [v] ELSE [] END |
  SET one.vacant_from = date($on))
RETURN outcome
