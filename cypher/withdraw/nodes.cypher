// Takes back nodes of a label that a source states no more: they go, unless something that stays refers to them.
//
// What something refers to stays, and an organisation, a competency or an occupation is in force no more from `day` on.
// One that another source states stays as it is.
//
// mode: write
// param label: STRING = 'Place'
// param source: STRING = 'rh'
// param day: STRING = '2026-03-02'
// param rows: LIST<MAP> = [{"to_uid": "u-01"}]
MATCH (n:Organisation|Place|Corps|Competency|Occupation|Training|Community)
WHERE $label IN labels(n) AND $source IN n.sources AND n.uid IN [row IN $rows | row.to_uid]
WITH n, [s IN n.sources WHERE s <> $source] AS others
SET n.sources = others
WITH n, others, [row IN $rows | row.to_uid] AS gone
WHERE size(others) = 0
WITH n, EXISTS {
    MATCH (n)<-[:PART_OF|SUCCEEDED_BY]-(below)
    WHERE NOT below.uid IN gone
  } OR EXISTS {
    MATCH (n)<-[:AT|AS|IN|OF|MANAGED_BY|HIDDEN_FROM|TARGETS|LEAVING|BY|BELONGS_TO|HAS|WANTS|PROPOSED|REQUIRES|DEVELOPS|NEEDS|TEACHES|OF_COMPETENCY|ABOUT|TOOK_BACK|REPLACED|DOES_WITHOUT|ABOUT_MOVE|MEMBER_OF]-()
  } OR EXISTS { MATCH (n)-[:ASKED]->() } AS used
FOREACH (one IN CASE WHEN used AND $label IN ['Organisation', 'Competency', 'Occupation'] THEN [n] ELSE [] END |
  SET one.valid_to = coalesce(one.valid_to, date($day)))
FOREACH (one IN CASE WHEN used THEN [] ELSE [n] END |
  DETACH DELETE one)
