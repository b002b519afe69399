// The competencies that agents want to develop, in their order.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns owner_uid: STRING
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING>
UNWIND $uids AS owner_uid
MATCH (a:Agent {uid: owner_uid})-[w:WANTS]->(c:Competency)
WITH owner_uid, c, coalesce(w.rank, 1000000) AS place
ORDER BY owner_uid, place, c.uid
RETURN owner_uid,
       c.uid AS uid,
       c.scheme AS scheme,
       c.code AS code,
       c.label_fr AS label_fr,
       c.label_en AS label_en,
       coalesce(c.alt_labels, []) AS alt_labels
