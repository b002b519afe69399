// Posts by key that are open on a day, or closed ones that the viewer saved, wants, dismissed or recruits for.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// param today: STRING = '2026-03-02'
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// param viewer_organisation: STRING NULL = null
// returns uid: STRING
// returns reference: STRING
// returns title_fr: STRING
// returns description: STRING NULL
// returns categories: LIST<STRING>
// returns open_to_military: BOOLEAN NULL
// returns open_to_contract: BOOLEAN NULL
// returns management: BOOLEAN NULL
// returns functional: STRING NULL
// returns organisation_uid: STRING
// returns ministry_uid: STRING NULL
// returns occupation_uid: STRING NULL
// returns place_uid: STRING NULL
// returns vacancy_uid: STRING NULL
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[:OF]->(g:Organisation)
WITH p, g, [w IN coalesce(p.open_during, []) WHERE left(w, 10) <= $today AND right(w, 10) > $today
            | substring(w, 11, size(w) - 22)][0] AS vacancy_uid
WHERE vacancy_uid IS NOT NULL OR $viewer_all
  OR EXISTS { MATCH (:Agent {uid: $viewer_agent})-[:SAVED|INTERESTED_IN|DISMISSED]->(p) }
  OR EXISTS { MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation}) }
OPTIONAL MATCH (p)-[:AS]->(o:Occupation)
OPTIONAL MATCH (p)-[:IN]->(l:Place)
RETURN p.uid AS uid,
       p.reference AS reference,
       p.title_fr AS title_fr,
       p.description AS description,
       coalesce(p.categories, []) AS categories,
       p.open_to_military AS open_to_military,
       p.open_to_contract AS open_to_contract,
       p.management AS management,
       p.functional AS functional,
       g.uid AS organisation_uid,
       p.ministry_uid AS ministry_uid,
       o.uid AS occupation_uid,
       l.uid AS place_uid,
       vacancy_uid
