// Takes back vacancies that a source states no more: one that is open is withdrawn on `day`, one that opens that day or later goes.
//
// What is filled or withdrawn by `day` stays: it happened.
//
// mode: write
// param source: STRING = 'rh'
// param day: STRING = '2026-03-02'
// param rows: LIST<MAP> = [{"to_uid": "vac-01"}]
UNWIND $rows AS row
MATCH (v:Vacancy {uid: row.to_uid})
WHERE $source IN v.sources
WITH v, [s IN v.sources WHERE s <> $source] AS others
SET v.sources = others
WITH v, others
WHERE size(others) = 0 AND v.state IN ['VACANT', 'LIKELY_VACANT']
  AND coalesce(v.filled_on > date($day), true) AND coalesce(v.withdrawn_on > date($day), true)
WITH v, v.opened_on >= date($day) AS unseen
FOREACH (one IN CASE WHEN unseen THEN [] ELSE [v] END |
  SET one.state = 'WITHDRAWN', one.withdrawn_on = date($day), one.filled_on = null)
FOREACH (one IN CASE WHEN unseen THEN [v] ELSE [] END |
  DETACH DELETE one)
