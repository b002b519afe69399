// Posts by key that have a vacancy open on a day; closed ones are hidden, as if they were absent.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// param today: STRING = '2026-03-02'
// returns uid: STRING
// returns reference: STRING
// returns title_fr: STRING
// returns description: STRING NULL
// returns categories: LIST<STRING>
// returns open_to_military: BOOLEAN NULL
// returns open_to_contract: BOOLEAN NULL
// returns management: BOOLEAN NULL
// returns organisation_uid: STRING
// returns ministry_uid: STRING NULL
// returns occupation_uid: STRING NULL
// returns place_uid: STRING NULL
// returns vacancy_uid: STRING
UNWIND $uids AS uid
MATCH (p:Post:Open {uid: uid})-[:OF]->(g:Organisation)
MATCH (p)-[:OPEN_AS]->(v:Vacancy)
WHERE v.state IN ['VACANT', 'LIKELY_VACANT'] AND v.opened_on <= date($today)
  AND (v.filled_on IS NULL OR v.filled_on > date($today))
  AND (v.withdrawn_on IS NULL OR v.withdrawn_on > date($today))
  AND (v.apply_by IS NULL OR v.apply_by >= date($today))
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
OPTIONAL MATCH (p)-[:IN]->(l:Place)
WITH p, g, o, l, v
ORDER BY p.uid, v.opened_on DESC, v.uid
WITH p, g, o, l, collect(v.uid)[0] AS vacancy_uid
RETURN p.uid AS uid,
       p.reference AS reference,
       p.title_fr AS title_fr,
       p.description AS description,
       coalesce(p.categories, []) AS categories,
       p.open_to_military AS open_to_military,
       p.open_to_contract AS open_to_contract,
       p.management AS management,
       g.uid AS organisation_uid,
       p.ministry_uid AS ministry_uid,
       o.uid AS occupation_uid,
       l.uid AS place_uid,
       vacancy_uid
