// The posts open on a day that require competencies, the newest fifty of each.
//
// mode: read
// param uids: LIST<STRING> = ['cmp-01']
// param today: STRING = '2026-03-02'
// returns owner_uid: STRING
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
// returns vacancy_uid: STRING NULL
UNWIND $uids AS owner_uid
MATCH (c:Competency {uid: owner_uid})
CALL (c) {
  MATCH (c)<-[:REQUIRES]-(p:Open)-[:OPEN_AS]->(v:Vacancy)
  WHERE v.state IN ['VACANT', 'LIKELY_VACANT'] AND v.opened_on <= date($today)
    AND (v.filled_on IS NULL OR v.filled_on > date($today))
    AND (v.withdrawn_on IS NULL OR v.withdrawn_on > date($today))
    AND (v.apply_by IS NULL OR v.apply_by >= date($today))
  WITH p, v
  ORDER BY v.opened_on DESC, v.uid
  WITH p, collect(v.uid)[0] AS vacancy_uid, max(v.opened_on) AS opened_on
  ORDER BY opened_on DESC, p.uid
  LIMIT 50
  RETURN p, vacancy_uid, opened_on
}
MATCH (p)-[:OF]->(g:Organisation)
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
OPTIONAL MATCH (p)-[:IN]->(l:Place)
WITH owner_uid, p, vacancy_uid, opened_on, g, o, l
ORDER BY owner_uid, opened_on DESC, p.uid
RETURN owner_uid,
       p.uid AS uid,
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
