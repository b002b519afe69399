// Takes back nodes of a label that a source states no more: they go, unless something that stays refers to them.
//
// What something refers to stays, with what it is below and what succeeds it, and an organisation, a competency or an
// occupation is in force no more from `day` on.
// One that another source states stays as it is.
//
// mode: write
// param label: STRING = 'Place'
// param source: STRING = 'rh'
// param day: STRING = '2026-03-02'
// param rows: LIST<MAP> = [{"to_uid": "u-01"}]
CALL {
  MATCH (n:Organisation)
  WHERE $label = 'Organisation'
  RETURN n
  UNION ALL
  MATCH (n:Place)
  WHERE $label = 'Place'
  RETURN n
  UNION ALL
  MATCH (n:Corps)
  WHERE $label = 'Corps'
  RETURN n
  UNION ALL
  MATCH (n:Competency)
  WHERE $label = 'Competency'
  RETURN n
  UNION ALL
  MATCH (n:Occupation)
  WHERE $label = 'Occupation'
  RETURN n
  UNION ALL
  MATCH (n:Training)
  WHERE $label = 'Training'
  RETURN n
  UNION ALL
  MATCH (n:Community)
  WHERE $label = 'Community'
  RETURN n
}
WITH n, [row IN $rows | row.to_uid] AS gone
WHERE $source IN n.sources AND n.uid IN gone
WITH gone, n, [s IN n.sources WHERE s <> $source] AS others
SET n.sources = others
WITH gone, n, size(others) > 0 OR EXISTS {
    MATCH (n)<-[:AT|AS|IN|OF|MANAGED_BY|HIDDEN_FROM|TARGETS|LEAVING|BY|BELONGS_TO|HAS|WANTS|PROPOSED|REQUIRES|DEVELOPS|NEEDS|TEACHES|OF_COMPETENCY|ABOUT|TOOK_BACK|REPLACED|DOES_WITHOUT|ABOUT_MOVE|MEMBER_OF]-()
  } OR EXISTS {
    MATCH (n)<-[r:BROADER|RELATED|ALIGNED|MOBILITY]-()
    WHERE any(s IN coalesce(r.sources, []) WHERE s <> $source)
  } OR EXISTS { MATCH (n)-[:ASKED]->() } AS used, size(others) = 0 AS left
WITH gone, collect({uid: n.uid, used: used, left: left}) AS found
WITH gone, found, [one IN found WHERE one.used | one.uid] AS stay
UNWIND found AS one
WITH gone, stay, one
WHERE one.left
CALL (one) {
  MATCH (n:Organisation {uid: one.uid})
  WHERE $label = 'Organisation'
  RETURN n
  UNION ALL
  MATCH (n:Place {uid: one.uid})
  WHERE $label = 'Place'
  RETURN n
  UNION ALL
  MATCH (n:Corps {uid: one.uid})
  WHERE $label = 'Corps'
  RETURN n
  UNION ALL
  MATCH (n:Competency {uid: one.uid})
  WHERE $label = 'Competency'
  RETURN n
  UNION ALL
  MATCH (n:Occupation {uid: one.uid})
  WHERE $label = 'Occupation'
  RETURN n
  UNION ALL
  MATCH (n:Training {uid: one.uid})
  WHERE $label = 'Training'
  RETURN n
  UNION ALL
  MATCH (n:Community {uid: one.uid})
  WHERE $label = 'Community'
  RETURN n
}
WITH n, one.used OR EXISTS {
    MATCH (n)<-[:PART_OF|SUCCEEDED_BY*1..8]-(below)
    WHERE NOT below.uid IN gone OR below.uid IN stay
  } AS used
FOREACH (one IN CASE WHEN used AND $label IN ['Organisation', 'Competency', 'Occupation'] THEN [n] ELSE [] END |
  SET one.valid_to = coalesce(one.valid_to, date($day)))
FOREACH (one IN CASE WHEN used THEN [] ELSE [n] END |
  DETACH DELETE one)
