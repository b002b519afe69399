// The rows of posts.csv, by key, a page at a time.
//
// mode: read
// param after: STRING = ''
// param limit: INTEGER = 500
// returns uid: STRING
// returns reference: STRING
// returns title: STRING
// returns organisation_uid: STRING
// returns occupation_uid: STRING NULL
// returns place_uid: STRING NULL
// returns categories: LIST<STRING> NULL
// returns open_to_military: BOOLEAN NULL
// returns open_to_contract: BOOLEAN NULL
// returns management: BOOLEAN NULL
// returns description: STRING NULL
// returns versant: STRING NULL
// returns facts_extracted: LIST<STRING> NULL
// returns separate: BOOLEAN NULL
// returns functional: STRING NULL
MATCH (n:Post)
WHERE n.uid > $after
WITH n
ORDER BY n.uid
LIMIT $limit
MATCH (n)-[:OF]->(g:Organisation)
OPTIONAL MATCH (n)-[r:AS]->(o:Occupation)
OPTIONAL MATCH (n)-[:IN]->(l:Place)
RETURN n.uid AS uid,
       n.reference AS reference,
       n.title_fr AS title,
       g.uid AS organisation_uid,
       coalesce(r.recorded_uid, o.uid) AS occupation_uid,
       l.uid AS place_uid,
       coalesce(n.categories, []) AS categories,
       n.open_to_military AS open_to_military,
       n.open_to_contract AS open_to_contract,
       n.management AS management,
       n.description AS description,
       n.versant AS versant,
       coalesce(n.facts_extracted, []) AS facts_extracted,
       n.separate AS separate,
       n.functional AS functional
ORDER BY uid
